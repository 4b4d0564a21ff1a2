using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Tpu;

/// <summary>
/// TPU v1: while a tile of weights works, the next is loaded, so that a tile takes the longer of its load and its rows. Where loads bind,
/// activations and transfers between layers take their share of the time beside them. Activations that do not fit the unified buffer cross
/// the same memory port.
/// </summary>
public sealed class TpuMachine(TpuSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) : NpuMachine(spec, constants, findings)
{
    public override bool CanKeepOnChip(Tensor ofmap, Operation reader) => StorageOf(ofmap) <= new Bytes(spec.UnifiedBuffer.Value.Value / 2);

    protected override NpuRun Run(in NpuLayer layer, in NpuOperands operands)
    {
        long reduction = NpuLayer.CeilingDivide(checked(layer.KernelElements * layer.Channels), spec.Rows);
        long columns = NpuLayer.CeilingDivide(layer.Filters, spec.Columns);
        long rows = checked(layer.Images * layer.OutputPixels);
        long tiles = checked(layer.Groups * reduction * columns);
        long chunks = NpuLayer.CeilingDivide(rows, spec.AccumulatorRows.Value);
        long weights = checked(Bytes.Of(spec.Rows * spec.Columns, operands.FilterBits).Value * tiles * chunks);
        long load = operands.FilterOnChip ? 0 : Dram.Cycles(weights);
        return new NpuRun
        {
            Compute = checked(tiles * rows * spec.StreamCycles),
            Fill = spec.Rows + spec.Columns,
            TransferOverhead = checked((long)Math.Ceiling(load * spec.NonMatrixShare.Value / (1 - spec.NonMatrixShare.Value))),
            IfmapRead = operands.IfmapOnChip ? 0 : Bytes.Of(layer.IfmapElements, operands.IfmapBits).Value,
            FilterRead = operands.FilterOnChip ? 0 : weights,
            Written = operands.OfmapStays ? 0 : Bytes.Of(layer.OfmapElements, operands.OfmapBits).Value,
            IfmapOnChip = checked(tiles * rows * Bytes.Of(spec.Rows, operands.IfmapBits).Value),
            FilterOnChip = weights,
            OfmapOnChip = Bytes.Of(layer.OfmapElements, operands.OfmapBits).Value,
            Folds = checked(tiles * chunks),
        };
    }

    protected override string? Refusal(Operation operation, in NpuLayer layer) => null;
}
