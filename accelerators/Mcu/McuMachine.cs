using System.Collections.Immutable;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Mcu;

/// <summary>
/// A microcontroller: so many cycles a multiply-accumulate and a result, by the kind of kernel. Memory, SRAM and flash alike, is what the bus
/// carries; waiting for it is within the kernels' cycles. A layer whose maps do not fit the SRAM says by how much.
/// </summary>
public sealed class McuMachine(McuSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) : NpuMachine(spec, constants, findings)
{
    protected override NpuRun Run(in NpuLayer layer, in NpuOperands operands)
    {
        bool isDense = layer is { Images: 1, OutputPixels: 1, KernelElements: 1 };
        double cycles = (layer.IsDepthwise ? spec.DepthwiseCycles : isDense ? spec.DenseCycles : spec.ConvolutionCycles).Value;
        long filter = Bytes.Of(layer.FilterElements, operands.FilterBits).Value;
        long ifmap = Bytes.Of(layer.IfmapElements, operands.IfmapBits).Value;
        long ofmap = Bytes.Of(layer.OfmapElements, operands.OfmapBits).Value;
        return new NpuRun
        {
            Compute = checked((long)Math.Ceiling(layer.Macs * cycles * spec.CoreFactor.Value)),
            Fill = checked((long)Math.Ceiling(layer.OfmapElements * spec.ResultCycles.Value * spec.CoreFactor.Value)),
            IfmapRead = operands.IfmapOnChip ? 0 : ifmap,
            FilterRead = operands.FilterOnChip ? 0 : filter,
            Written = operands.OfmapStays ? 0 : ofmap,
            IfmapOnChip = ifmap,
            FilterOnChip = filter,
            OfmapOnChip = ofmap,
            Folds = 1,
        };
    }

    protected override string? Refusal(Operation operation, in NpuLayer layer)
    {
        double ifmap = (double)layer.Images * layer.Groups * layer.Height * layer.Width * layer.Channels;
        double ofmap = (double)layer.Images * layer.Groups * layer.OutputPixels * layer.Filters;

        // A depthwise layer writes over its ifmap, with one channel of room.
        double maps = layer.IsDepthwise && layer.Filters == 1 ? Math.Max(ifmap, ofmap) + layer.OutputPixels : ifmap + ofmap;
        double weights = (double)layer.Groups * layer.KernelElements * layer.Channels * layer.Filters;
        return maps > spec.Sram.Value.Value
            ? $"its maps take {Size(maps)}, {Size(maps - spec.Sram.Value.Value)} more than the SRAM of {spec.Sram.Value}; worked on in patches they would take less, and pixels at the borders would be computed again"
            : weights > spec.Flash.Value.Value
                ? $"its weights take {Size(weights)}, {Size(weights - spec.Flash.Value.Value)} more than the flash of {spec.Flash.Value}"
                : null;
    }

    private static Bytes Size(double bytes) => new(checked((long)bytes));
}
