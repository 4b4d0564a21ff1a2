using FsCheck;
using FsCheck.Fluent;
using HwSim.Accelerators.ScaleSim;
using HwSim.Core.Config;
using HwSim.Workloads.ScaleSim;

namespace HwSim.Tests.Properties;

public class ScaleSimReaderProperties
{
    private const string Config =
        "[general]\nrun_name = r\n[architecture_presets]\nArrayHeight: 8\nArrayWidth: 8\nIfmapSramSzkB: 1\nFilterSramSzkB: 1\nOfmapSramSzkB: 1\n"
        + "FilterOffset: 10\nBandwidth: 1,2\nDataflow: os\n[layout]\nIfmapSRAMBankBandwidth: 4\n[sparsity]\nSparsitySupport: true\nSparseRep: csr\n"
        + "OptimizedMapping: true\nBlockSize: 4\nRandomNumberGeneratorSeed: 4\n[run_presets]\nInterfaceBandwidth: USER\n";

    private const string Network = "h,\nc1,10,12,3,2,4,8,2,\nDPc2,9,9,3,3,4,1,1,2:4,\n\nfc,1,1,1,1,64,100,1, NPU\n";

    private static readonly string[] Insertions = ["", ",", ":", "-", "0", "9999999999", "\t", "\n", "\r\n", "[", "]", "=", "#", "DP", "2:4", "\0", "é", "\uD800"];

    [Fact]
    public void Broken_text_gives_diagnostics_or_a_result_and_nothing_else() => Property.Check(
        Edits(),
        edits =>
        {
            var diagnostics = new Diagnostics();
            ScaleSimConfig? config = ScaleSimConfigReader.Read(new SourceText("c.cfg", Edited(Config, edits)), diagnostics, []);
            Assert.Equal(config is null, !diagnostics.IsEmpty);
            foreach (TopologyKind kind in (TopologyKind[])[TopologyKind.Convolution, TopologyKind.Gemm])
            {
                var problems = new Diagnostics();
                Topology? topology = TopologyReader.Read(new SourceText("t.csv", Edited(Network, edits)), "t", kind, problems);
                Assert.Equal(topology is null, !problems.IsEmpty);
                Assert.DoesNotContain(problems.Concat(diagnostics), problem => problem.ToString().Length == 0);
            }
        },
        runs: 2000);

    private static Arbitrary<(int At, int Cut, string Put)[]> Edits() => (
        from edit in (
            from at in Gen.Choose(0, 400)
            from cut in Gen.Choose(0, 6)
            from put in Gen.Elements(Insertions)
            select (at, cut, put)).ArrayOf(3)
        select edit).ToArbitrary();

    private static string Edited(string text, (int At, int Cut, string Put)[] edits)
    {
        foreach ((int at, int cut, string put) in edits)
        {
            int start = at % (text.Length + 1);
            text = text[..start] + put + text[Math.Min(text.Length, start + cut)..];
        }

        return text;
    }
}
