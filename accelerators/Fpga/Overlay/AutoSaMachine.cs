using System.Collections.Immutable;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Fpga.Overlay;

/// <summary>
/// An AutoSA array: a tile of results takes its multiply-accumulates at full rate and is then drained, which the next tile waits for unless
/// the array is built to overlap it. Operands come once for each tile.
/// </summary>
public sealed class AutoSaMachine(AutoSaSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) : NpuMachine(spec, constants, findings)
{
    private readonly string? shortage = spec.Device.Shortage(spec.Needs);

    protected override NpuRun Run(in NpuLayer layer, in NpuOperands operands)
    {
        long reduction = checked(layer.KernelElements * layer.Channels);
        long rowTiles = NpuLayer.CeilingDivide(checked(layer.Images * layer.OutputPixels), spec.TileRows);
        long columnTiles = NpuLayer.CeilingDivide(layer.Filters, spec.TileColumns);
        long tiles = checked(layer.Groups * rowTiles * columnTiles);
        long results = checked(spec.TileRows * spec.TileColumns);
        long each = checked(results / (spec.Rows * spec.Columns) * NpuLayer.CeilingDivide(reduction, spec.Simd));
        long drain = (long)Math.Ceiling(Bytes.Of(results, operands.OfmapBits).Value / spec.DrainBytes.Value);
        long waits = spec.OverlapsDrain.Value ? checked(Math.Max(0, drain - each) * (tiles - 1)) : checked(drain * (tiles - 1));
        long ifmap = Bytes.Of(layer.IfmapElements, operands.IfmapBits).Value;
        long filter = Bytes.Of(layer.FilterElements, operands.FilterBits).Value;
        return new NpuRun
        {
            Compute = checked(tiles * each),
            Fill = checked(drain + spec.Rows + spec.Columns - 2),
            OnChipStall = waits,
            IfmapRead = operands.IfmapOnChip ? 0 : checked(ifmap * columnTiles),
            FilterRead = operands.FilterOnChip ? 0 : checked(filter * rowTiles),
            Written = operands.OfmapStays ? 0 : Bytes.Of(layer.OfmapElements, operands.OfmapBits).Value,
            IfmapOnChip = checked(ifmap * columnTiles),
            FilterOnChip = checked(filter * rowTiles),
            OfmapOnChip = Bytes.Of(layer.OfmapElements, operands.OfmapBits).Value,
            Folds = tiles,
        };
    }

    protected override string? Refusal(Operation operation, in NpuLayer layer) => shortage;
}
