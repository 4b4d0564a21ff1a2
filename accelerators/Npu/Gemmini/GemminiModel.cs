using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu.Gemmini;

/// <summary>Reads Gemmini machine files.</summary>
public sealed class GemminiModel : IMachineModel
{
    public string Name => "gemmini";

    public string Description => "Gemmini, a weight-stationary array behind a RISC-V core's cache, with the tiles that its library chooses.";

    public JsonObject Schema() => GemminiFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return GemminiFile.Type.TryRead(file, into, out GemminiSpec? spec) ? new GemminiMachine(spec, Constants(spec), []) : null;
    }

    private static IEnumerable<ConstantUse> Constants(GemminiSpec spec)
    {
        if (spec.Bandwidth is { } bandwidth)
        {
            yield return NpuKeys.Constant("dram.bandwidth", bandwidth);
        }

        yield return NpuKeys.Constant("cache", spec.Cache);
        yield return NpuKeys.Constant("line_cycles", spec.LineCycles);
        yield return NpuKeys.Constant("conflict_cycles", spec.ConflictCycles);
        yield return NpuKeys.Constant("issue_cycles", spec.IssueCycles);
        yield return NpuKeys.Constant("convolution_interference", spec.ConvolutionInterference);
        yield return NpuKeys.Constant("matrix_interference", spec.MatrixInterference);
        yield return NpuKeys.Constant("convolution_start", spec.ConvolutionStart);
        yield return NpuKeys.Constant("matrix_start", spec.MatrixStart);
    }
}
