using System.Collections.Immutable;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.SparseCore;

/// <summary>
/// A product in waves of tiles: a started wave takes as long as a full one, and results are written once their tile is done, when nothing of
/// it is left to compute. Columns of the product are what is wide (activations), rows the weights, as cuSPARSELt's callers lay them out.
/// </summary>
public sealed class WaveMachine(WaveSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) : NpuMachine(spec, constants, findings)
{
    protected override bool Exploits(NmPattern pattern) => pattern.N * 2 <= pattern.M;

    protected override NpuRun Run(in NpuLayer layer, in NpuOperands operands)
    {
        bool isSparse = !operands.Sparsity.IsDense && Exploits(operands.Sparsity);
        long reduction = checked(layer.KernelElements * layer.Channels);
        long tiles = checked(layer.Groups * NpuLayer.CeilingDivide(layer.Filters, spec.TileRows.Value) * NpuLayer.CeilingDivide(layer.Images * layer.OutputPixels, spec.TileColumns.Value));
        long waves = NpuLayer.CeilingDivide(tiles, spec.Multiprocessors);
        double rate = spec.MacsOfOne * spec.Efficiency.Value * (isSparse ? 2 : 1);
        long compute = checked((long)Math.Ceiling((double)waves * reduction * spec.TileRows.Value * spec.TileColumns.Value / rate));
        long filter = checked(layer.FilterElements / reduction * (isSparse ? new NmPattern(2, 4).Kept(reduction) : reduction));
        long written = Bytes.Of(layer.OfmapElements, operands.OfmapBits).Value;
        return new NpuRun
        {
            Compute = compute,
            Fill = (long)Math.Ceiling(spec.Start.Value.Value * spec.Clock.Value),
            ExposedTransfer = operands.OfmapStays ? 0 : Dram.Cycles(written),
            SkippedMacs = layer.Macs - checked(layer.Macs / reduction * (isSparse ? operands.Sparsity.Kept(reduction) : reduction)),
            IfmapRead = operands.IfmapOnChip ? 0 : Bytes.Of(layer.IfmapElements, operands.IfmapBits).Value,
            FilterRead = operands.FilterOnChip ? 0 : checked(Bytes.Of(filter, operands.FilterBits).Value + (isSparse ? Bytes.Of(filter, 2).Value : 0)),
            Written = operands.OfmapStays ? 0 : written,
            IfmapOnChip = checked(tiles * Bytes.Of(reduction * spec.TileColumns.Value, operands.IfmapBits).Value),
            FilterOnChip = checked(tiles * Bytes.Of(reduction * spec.TileRows.Value, operands.FilterBits).Value),
            OfmapOnChip = written,
            Folds = waves,
        };
    }

    protected override string? Refusal(Operation operation, in NpuLayer layer) => null;
}
