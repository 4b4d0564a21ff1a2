using System.Collections.Immutable;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Fpga.Sat;

/// <summary>
/// SAT: products of the training step on one array of PEs that skip what an N:M pattern leaves out, output- or weight-stationary, with main
/// memory overlapped. The forward pass and the input gradient use a pattern where the method says so; the weight gradient is dense.
/// </summary>
public sealed class SatMachine(SatSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) : NpuMachine(spec, constants, findings)
{
    private readonly string? shortage = spec.Device.Shortage(spec.Needs);

    protected override bool Exploits(NmPattern pattern) => spec.Method != SparsePhases.Dense;

    protected override NpuRun Run(in NpuLayer layer, in NpuOperands operands)
    {
        NmPattern pattern = IsSparse(operands) ? operands.Sparsity : NmPattern.Dense;
        long reduction = checked(layer.KernelElements * layer.Channels);
        long kept = pattern.IsDense ? reduction : checked(NpuLayer.CeilingDivide(reduction, pattern.M) * pattern.N);
        long rows = checked(layer.Images * layer.OutputPixels);
        (long compute, long fill) os = OutputStationary(layer, rows, kept);
        (long compute, long fill) ws = WeightStationary(layer, rows, kept);
        bool isOutput = spec.Schedule == SatSchedule.OutputStationary || (spec.Schedule == SatSchedule.Best && os.compute + os.fill <= ws.compute + ws.fill);
        (long compute, long fillCycles) = isOutput ? os : ws;
        bool isWeight = !pattern.IsDense;
        long groups = checked(layer.Groups * layer.Filters * NpuLayer.CeilingDivide(reduction, pattern.M));
        long compressed = checked(Bytes.Of(layer.Groups * layer.Filters * pattern.Kept(reduction), operands.FilterBits + pattern.IndexBits).Value);
        long dense = Bytes.Of(layer.FilterElements, operands.FilterBits).Value;

        // Made ahead, the compressed copy is written once, by the update before, and read here, unless that moves more than the dense weights; made here, those come.
        bool isAhead = isWeight && spec.PreGenerates && 2 * compressed <= dense;
        return new NpuRun
        {
            Compute = compute,
            Fill = fillCycles + (isWeight && !spec.PreGenerates ? NpuLayer.CeilingDivide(groups, spec.SorterGroups.Value) : 0),
            SkippedMacs = layer.Macs - checked(layer.Macs / reduction * pattern.Kept(reduction)),
            IfmapRead = operands.IfmapOnChip ? 0 : Bytes.Of(operands.DistinctIfmap, operands.IfmapBits).Value,
            FilterRead = operands.FilterOnChip ? 0 : isAhead ? compressed : dense,
            SumsRead = isAhead && !operands.FilterOnChip ? compressed : 0,
            Written = operands.OfmapStays ? 0 : Bytes.Of(operands.DistinctOfmap, operands.OfmapBits).Value,
            IfmapOnChip = Bytes.Of(checked(rows * reduction * layer.Groups * NpuLayer.CeilingDivide(layer.Filters, spec.Columns)), operands.IfmapBits).Value,
            FilterOnChip = isWeight ? Math.Min(compressed, dense) : dense,
            OfmapOnChip = Bytes.Of(layer.OfmapElements, operands.OfmapBits).Value,
            Folds = checked(layer.Groups * NpuLayer.CeilingDivide(rows, spec.Rows) * NpuLayer.CeilingDivide(layer.Filters, spec.Columns)),
        };
    }

    /// <summary>An optimizer step on the update engine: one operation a weight and lane, beside what it moves.</summary>
    internal override VectorRun Vector(VectorOperation operation, Residency residency)
    {
        if (operation.Kind != OperationKind.OptimizerStep)
        {
            return base.Vector(operation, residency);
        }

        long bytes = checked((long)Math.Ceiling(operation.Elements * spec.UpdateBytes.Value));
        return new VectorRun(operation.Elements, bytes * 3 / 5, bytes - (bytes * 3 / 5), 0, 0);
    }

    protected override string? Refusal(Operation operation, in NpuLayer layer) => shortage;

    private bool IsSparse(in NpuOperands operands) => !operands.Sparsity.IsDense && spec.Method switch
    {
        SparsePhases.Bdwp => true,
        SparsePhases.SrSte => !operands.IsFilterTransposed,
        SparsePhases.Sdgp => operands.IsFilterTransposed,
        _ => false,
    };

    /// <summary>A tile of outputs takes its kept reduction, each addition waiting for the one before unless others come between, and the skew of the array.</summary>
    private (long Compute, long Fill) OutputStationary(in NpuLayer layer, long rows, long kept)
    {
        long stall = Math.Max(1, NpuLayer.CeilingDivide(spec.AccumulatorLatency.Value, spec.Interleave.Value));
        long tiles = checked(layer.Groups * NpuLayer.CeilingDivide(rows, spec.Rows) * NpuLayer.CeilingDivide(layer.Filters, spec.Columns));
        return (checked(tiles * kept * stall), checked(tiles * (spec.Rows + spec.Columns - 2)));
    }

    /// <summary>A tile of kept weights is loaded, and the rows of the product stream through it in chunks of the partial sums that there is room for.</summary>
    private (long Compute, long Fill) WeightStationary(in NpuLayer layer, long rows, long kept)
    {
        long tiles = checked(layer.Groups * NpuLayer.CeilingDivide(kept, spec.Rows) * NpuLayer.CeilingDivide(layer.Filters, spec.Columns));
        long chunks = NpuLayer.CeilingDivide(rows, spec.SumRows.Value);
        return (checked(tiles * rows), checked(tiles * chunks * ((2 * spec.Rows) + spec.Columns - 2)));
    }
}
