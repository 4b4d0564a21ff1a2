using HwSim.Accelerators.Npu;
using HwSim.Accelerators.Npu.Nvdla;
using HwSim.Accelerators.Systolic;
using HwSim.Tests.Contract;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Npu;

/// <summary>Single-layer traces of nv_small in Verilator.</summary>
[Trait("Category", "Reference")]
public class NvdlaSmallReferenceTests(ITestOutputHelper output)
{
    private const string File = "reference/golden/golden.csv";

    /// <summary>The rows say neither stride nor padding: output pixels come from the bytes written. Loading rate and output rate were fitted on these rows.</summary>
    [ReferenceFact(File)]
    public void Traces_take_what_the_design_took()
    {
        NvdlaSpec spec = (NvdlaSpec)new ContractMachine("nvdla-small", []).Build().Spec;
        DramPort dram = DramPort.Of(spec.MemoryBandwidth, spec.Clock);
        Agreement agreement = new();
        foreach (IGrouping<string, FigureRow> trace in FigureRow.Read(File, "nvdla_nv_small").GroupBy(r => r.Experiment))
        {
            FigureRow row = trace.First(r => r.Metric == "cycles");
            long pixels = (long)trace.First(r => r.Metric == "dram_out_bytes").Value / NpuLayer.RoundUp(row.Whole("K"), spec.MemoryAtom.Value);
            NpuLayer layer = new(1, 1, row.Whole("H"), row.Whole("W"), row.Whole("C"), row.Whole("K"), row.Whole("R"), row.Whole("S"), 1, 1, pixels, 1);
            NpuRun run = NvdlaConvolution.Of(layer, new NpuOperands(false, false, false, 8, 8, 8), spec, dram, isWinograd: false)!.Value;
            agreement.Add(trace.Key, run.ExposedTransfer + run.Compute + run.OnChipStall, row.Value);
        }

        output.WriteLine(agreement.Line($"{File}, nvdla_nv_small", 0.05));
        foreach (string line in agreement.Lines())
        {
            output.WriteLine(line);
        }

        Assert.True(agreement.Count > 0);
        Assert.InRange(agreement.Mean, 0, 0.05);
    }
}
