using System.Diagnostics;
using HwSim.Accelerators.ScaleSim;
using HwSim.Core.Config;
using HwSim.Workloads.ScaleSim;
using Xunit.Abstractions;

namespace HwSim.Tests.Properties;

/// <summary>Damaged SCALE-Sim files either read or give diagnostics: no exception, no hang.</summary>
public class ScaleSimFuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private static readonly string[] Words = [",", "\t", "#dw", "4:2", "1:4", "-1", "2147483648", "9223372036854775808", "1e9", "\"", "\r\n", "DP", "NaN", "0", ":", "="];

    private static readonly string[] Convolutions =
    [
        "Layer, IFMAP H, IFMAP W, Filter H, Filter W, Channels, Num Filter, Strides,\nConv1, 224, 224, 7, 7, 3, 64, 2,\nConv2_DP, 56, 56, 3, 3, 64, 1, 1,\n",
        "name\th\tw\tr\ts\tc\tf\tstride\tratio\na\t14\t14\t3\t3\t8\t16\t1\t2:4\n\nb\t7\t7\t1\t1\t16\t8\t1\t1:4\n",
        "L,H,W,R,S,C,N,St\nx,5,5,3,3,1,1,1\n",
    ];

    private static readonly string[] Gemms = ["Layer, M, N, K,\nqkv, 128, 2304, 768,\nav, 128, 64, 128, 2:4,\n", "L,M,N,K\na,1,1,1\n"];

    private static readonly string[] Configurations =
    [
        "[general]\nrun_name = a\n[architecture_presets]\nArrayHeight: 16\nArrayWidth: 16\nIfmapSramSzkB: 64\nFilterSramSzkB: 64\nOfmapSramSzkB: 64\nIfmapOffset: 0\nFilterOffset: 10000000\nOfmapOffset: 20000000\nDataflow: ws\nBandwidth: 10, 20\nReadRequestBuffer: 32\nWriteRequestBuffer: 32\n[layout]\nIfmapCustomLayout: False\nIfmapSRAMBankBandwidth: 10\nIfmapSRAMBankNum: 10\nIfmapSRAMBankPort: 2\nFilterCustomLayout: False\nFilterSRAMBankBandwidth: 10\nFilterSRAMBankNum: 10\nFilterSRAMBankPort: 2\n[sparsity]\nSparsitySupport: true\nSparseRep: ellpack_block\nOptimizedMapping: true\nBlockSize: 4\nRandomNumberGeneratorSeed: 40\n[run_presets]\nInterfaceBandwidth: USER\nUseRamulatorTrace: False\n",
    ];

    [Fact]
    public void Damaged_topologies() => Fuzz(20_261_130, 15_000, Convolutions, (text, into) => TopologyReader.Read(text, "fuzz", TopologyKind.Convolution, into) is { } topology ? TopologyGraph.Of(topology).Operations.Sum(o => o.Repeat) : null);

    [Fact]
    public void Damaged_product_lists() => Fuzz(20_261_131, 5_000, Gemms, (text, into) => TopologyReader.Read(text, "fuzz", TopologyKind.Gemm, into) is { } topology ? TopologyGraph.Of(topology).Operations.Length : null);

    [Fact]
    public void Damaged_configurations() => Fuzz(20_261_132, 10_000, Configurations, (text, into) => ScaleSimConfigReader.Read(text, into, []) is { } config ? config.RunName.Length + 1 : null);

    private void Fuzz(int seed, int inputs, string[] texts, Func<SourceText, Diagnostics, long?> read)
    {
        TextMutator mutator = new(seed, texts, Words);
        Stopwatch all = Stopwatch.StartNew();
        int valid = 0;
        for (int i = 0; i < inputs; i++)
        {
            string text = mutator.Next();
            Diagnostics problems = [];
            Stopwatch one = Stopwatch.StartNew();
            try
            {
                long? result = read(new SourceText("fuzz", text), problems);
                Assert.Equal(result is null, !problems.IsEmpty);
                Assert.All(problems, p => Assert.NotEmpty(p.ToString()));
                valid += result is null ? 0 : 1;
            }
            catch (Exception e)
            {
                throw new Xunit.Sdk.XunitException($"seed {seed}, input {i}: {e}\n{text}");
            }

            Assert.True(Patience.Shortest(one.Elapsed, Longest, () => _ = read(new SourceText("fuzz", text), [])) < Longest, $"seed {seed}, input {i} took {one.Elapsed.TotalSeconds:F1} s\n{text}");
        }

        output.WriteLine($"seed {seed}: {inputs} inputs in {all.Elapsed.TotalSeconds:F1} s, {valid} of them valid");
        Assert.InRange(valid, 1, inputs - 1);
    }
}
