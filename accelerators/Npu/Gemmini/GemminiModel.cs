using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu.Gemmini;

/// <summary>Reads Gemmini machine files.</summary>
public sealed class GemminiModel : NpuModel<GemminiSpec>
{
    public override string Name => "gemmini";

    public override string Description => "Gemmini, a weight-stationary array behind a RISC-V core's cache, with the tiles that its library chooses.";

    protected override ConfigType<GemminiSpec> Type => GemminiFile.Type;

    protected override NpuMachine Machine(GemminiSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) => new GemminiMachine(spec, constants, findings);

    protected override IEnumerable<ConstantUse> Constants(GemminiSpec spec)
    {
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
