using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Eyeriss;

/// <summary>
/// Eyeriss. Of each pass: multiply-accumulates of a PE, or partial sums over the bus where those take longer, then filters into the array
/// and the first ifmap rows down the columns, which nothing hides.
/// </summary>
public sealed class EyerissMachine(EyerissSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) : NpuMachine(spec, constants, findings)
{
    protected override NpuRun Run(in NpuLayer layer, in NpuOperands operands)
    {
        RowStationaryMapping map = RowStationaryMapping.Of(layer, spec)!.Value;
        long passes = map.Passes(layer);
        long macs = checked(map.Images * layer.OutputWidth * map.Filters * map.Channels * layer.KernelWidth);
        long sums = NpuLayer.CeilingDivide(map.Sums(layer), spec.BusWords.Value);
        long weights = checked(map.Filters * map.FilterSets * map.Channels * map.ChannelSets * layer.KernelElements);
        long rows = checked((((map.Strip - 1) * layer.StrideHeight) + layer.KernelHeight) * layer.KernelWidth * map.Channels * map.ChannelSets);

        long filterGroups = NpuLayer.CeilingDivide(layer.Filters, map.Filters * map.FilterSets);
        long strips = checked(NpuLayer.CeilingDivide(layer.OutputHeight, map.Strip) * NpuLayer.CeilingDivide(layer.Images, map.Images));
        long ifmap = Bytes.Of(layer.IfmapElements, operands.IfmapBits).Value;
        long filter = Bytes.Of(layer.FilterElements, operands.FilterBits).Value;
        return new NpuRun
        {
            Compute = checked(passes * macs),
            OnChipStall = checked(passes * Math.Max(0, sums - macs)),
            Fill = checked(passes * (NpuLayer.CeilingDivide(weights, spec.BusWords.Value) + rows)),
            IfmapRead = operands.IfmapOnChip ? 0 : checked(ifmap * filterGroups),
            FilterRead = operands.FilterOnChip ? 0 : checked(filter * strips),
            Written = operands.OfmapStays ? 0 : Bytes.Of(layer.OfmapElements, operands.OfmapBits).Value,
            IfmapOnChip = Bytes.Of(checked(passes * map.Images * map.Rows(layer)), operands.IfmapBits).Value,
            FilterOnChip = Bytes.Of(checked(passes * weights), operands.FilterBits).Value,
            OfmapOnChip = Bytes.Of(checked(passes * map.Sums(layer)), operands.OfmapBits).Value,
            Folds = passes,
        };
    }

    protected override string? Refusal(Operation operation, in NpuLayer layer)
    {
        if (layer.KernelHeight > spec.Rows || layer.KernelWidth > Math.Min(spec.IfmapWords.Value, spec.FilterWords.Value))
        {
            return $"a window of {layer.KernelHeight}x{layer.KernelWidth} is higher than the array's {spec.Rows} rows or wider than the {Math.Min(spec.IfmapWords.Value, spec.FilterWords.Value)} words of a PE";
        }

        if (layer.IsDilated)
        {
            return "row-stationary PEs slide a window without gaps, and this one is dilated";
        }

        return RowStationaryMapping.Of(layer, spec) is null ? $"the partial sums of one ofmap row do not fit the buffer of {spec.Buffer.Value}" : null;
    }
}
