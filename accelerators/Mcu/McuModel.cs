using System.Text.Json.Nodes;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Mcu;

/// <summary>Reads microcontrollers' machine files.</summary>
public sealed class McuModel : IMachineModel
{
    public string Name => "mcu";

    public string Description => "A microcontroller: cycles a multiply-accumulate by kind of kernel, maps in SRAM, weights in flash.";

    public JsonObject Schema() => McuFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return McuFile.Type.TryRead(file, into, out McuSpec? spec) ? new McuMachine(spec, Constants(spec), []) : null;
    }

    private static IEnumerable<ConstantUse> Constants(McuSpec spec)
    {
        if (spec.Bandwidth is { } bandwidth)
        {
            yield return NpuKeys.Constant("dram.bandwidth", bandwidth);
        }

        yield return NpuKeys.Constant("sram", spec.Sram);
        yield return NpuKeys.Constant("flash", spec.Flash);
        yield return NpuKeys.Constant("kernels.convolution", spec.ConvolutionCycles);
        yield return NpuKeys.Constant("kernels.depthwise", spec.DepthwiseCycles);
        yield return NpuKeys.Constant("kernels.dense", spec.DenseCycles);
        yield return NpuKeys.Constant("kernels.result", spec.ResultCycles);
        yield return NpuKeys.Constant("core_factor", spec.CoreFactor);
    }
}
