using System.Collections.Immutable;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Mcu;

/// <summary>Reads microcontrollers' machine files.</summary>
public sealed class McuModel : NpuModel<McuSpec>
{
    public override string Name => "mcu";

    public override string Description => "A microcontroller: cycles a multiply-accumulate by kind of kernel, maps in SRAM, weights in flash.";

    protected override ConfigType<McuSpec> Type => McuFile.Type;

    protected override NpuMachine Machine(McuSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) => new McuMachine(spec, constants, findings);

    protected override IEnumerable<ConstantUse> Constants(McuSpec spec)
    {
        yield return NpuKeys.Constant("sram", spec.Sram);
        yield return NpuKeys.Constant("flash", spec.Flash);
        yield return NpuKeys.Constant("kernels.convolution", spec.ConvolutionCycles);
        yield return NpuKeys.Constant("kernels.depthwise", spec.DepthwiseCycles);
        yield return NpuKeys.Constant("kernels.dense", spec.DenseCycles);
        yield return NpuKeys.Constant("kernels.result", spec.ResultCycles);
        yield return NpuKeys.Constant("core_factor", spec.CoreFactor);
    }
}
