using System.Collections.Immutable;
using System.Numerics;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.SparseCore;

/// <summary>
/// A sparse tensor core as in Sparseloop's case study (Wu et al., MICRO 2022, section 7): cycles of the MACs on what is left, or of the
/// buffer where it cannot feed them. Compressed operands cost the bits of their places.
/// </summary>
public sealed class SparseCoreMachine(SparseCoreSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) : NpuMachine(spec, constants, findings)
{
    /// <summary>Outer products work on 32 values of each operand, in steps of 8 and 16 (Wang et al., ISCA 2021, section 4).</summary>
    private const int OuterTile = 32;
    private const int OuterFine = 8;
    private const int OuterCoarse = 16;
    private const double HalfDensity = 0.5;

    protected override bool Exploits(NmPattern pattern) => spec.Kind switch
    {
        SparseCoreKind.Dense => false,
        SparseCoreKind.Structured => pattern.N * 2 <= pattern.M,
        _ => true,
    };

    protected override NpuRun Run(in NpuLayer layer, in NpuOperands operands)
    {
        NmPattern pattern = Exploits(operands.Sparsity) ? operands.Sparsity : NmPattern.Dense;
        long reduction = checked(layer.KernelElements * layer.Channels);
        long blocks = checked(layer.Groups * NpuLayer.CeilingDivide(layer.Images * layer.OutputPixels, spec.Rows) * NpuLayer.CeilingDivide(layer.Filters, spec.Columns));
        bool isOuter = spec.Kind == SparseCoreKind.DualSide;
        (NmPattern used, long compute, long buffer) = isOuter ? Outer(pattern, blocks, reduction, operands) : Inner(pattern, blocks, reduction, operands);
        long kept = checked(layer.Macs / reduction * pattern.Kept(reduction));
        long performed = isOuter ? (long)(kept * spec.IfmapDensity.Value) : kept;
        long filter = checked(layer.Groups * layer.Filters * (used.IsDense ? reduction : Math.Min(reduction, NpuLayer.CeilingDivide(reduction, used.M) * used.N)));
        long filterBytes = checked(Bytes.Of(filter, operands.FilterBits).Value + Bytes.Of(filter, PlaceBits(used)).Value);
        return new NpuRun
        {
            Compute = compute,
            OnChipStall = buffer - compute,
            SkippedMacs = layer.Macs - performed,
            IfmapRead = operands.IfmapOnChip ? 0 : Bytes.Of(layer.IfmapElements, operands.IfmapBits).Value,
            FilterRead = operands.FilterOnChip ? 0 : filterBytes,
            Written = operands.OfmapStays ? 0 : Bytes.Of(layer.OfmapElements, operands.OfmapBits).Value,
            IfmapOnChip = (long)Math.Ceiling(compute * IfmapBytes(used, operands)),
            FilterOnChip = checked(compute * (long)Math.Ceiling(FilterBytes(used, operands))),
            OfmapOnChip = Bytes.Of(layer.OfmapElements, operands.OfmapBits).Value,
            Folds = blocks,
        };
    }

    protected override string? Refusal(Operation operation, in NpuLayer layer) => null;

    /// <summary>
    /// Outer products with either operand in steps of 8 and the other in steps of 16, of compressed operands that come as dense work needs
    /// them: the faster way round, of the pattern as it is or padded to a denser one.
    /// </summary>
    private (NmPattern Used, long Compute, long Buffer) Outer(NmPattern pattern, long blocks, long reduction, in NpuOperands operands)
    {
        (NmPattern Used, long Compute, long Buffer) best = default;
        for (NmPattern tried = pattern; ; tried = Denser(tried))
        {
            long dense = checked(blocks * NpuLayer.CeilingDivide(Padded(reduction, tried), spec.Reduction));
            double kept = Kept(tried);
            best = Faster(best, Way(tried, blocks, dense, OuterFine, OuterCoarse, kept, spec.IfmapValues.Value, spec.FilterValues.Value, operands));
            best = Faster(best, Way(tried, blocks, dense, OuterCoarse, OuterFine, kept, spec.FilterValues.Value, spec.IfmapValues.Value, operands));
            if (tried.IsDense)
            {
                return best;
            }
        }
    }

    private (NmPattern Used, long Compute, long Buffer) Way(
        NmPattern pattern, long blocks, long dense, int ifmapStep, int filterStep, double kept, double ifmapValues, double filterValues, in NpuOperands operands)
    {
        double share = OccupancyModel.ExpectedShare(OuterTile, ifmapStep, spec.IfmapDensity.Value) * OccupancyModel.ExpectedShare(OuterTile, filterStep, kept);
        double bytes = (Stored(ifmapValues, spec.IfmapDensity.Value, operands.IfmapBits) + Stored(filterValues, kept, operands.FilterBits)) / 8;
        long compute = Math.Max(blocks, (long)Math.Ceiling(dense * share));
        return (pattern, compute, Math.Max(compute, (long)Math.Ceiling(dense * bytes / spec.BufferRate.Value)));
    }

    /// <summary>The fastest way to run a pattern: as it is, or padded with zeros to twice, four times ... as many kept values, which need fewer ifmap values a cycle.</summary>
    private (NmPattern Used, long Compute, long Buffer) Inner(NmPattern pattern, long blocks, long reduction, in NpuOperands operands)
    {
        NmPattern first = spec.Kind == SparseCoreKind.Gated ? NmPattern.Dense : spec.Kind == SparseCoreKind.Structured && !pattern.IsDense ? new NmPattern(2, 4) : pattern;
        (NmPattern Used, long Compute, long Buffer) best = default;
        for (NmPattern tried = first; ; tried = Denser(tried))
        {
            long slots = tried.IsDense ? reduction : checked(NpuLayer.CeilingDivide(reduction, tried.M) * tried.N);
            long compute = checked(blocks * NpuLayer.CeilingDivide(slots, spec.Reduction));
            best = Faster(best, (tried, compute, (long)Math.Ceiling(compute * Math.Max(1, BytesPerCycle(tried, operands) / spec.BufferRate.Value))));
            if (tried.IsDense)
            {
                return best;
            }
        }
    }

    private static (NmPattern Used, long Compute, long Buffer) Faster((NmPattern Used, long Compute, long Buffer) best, (NmPattern Used, long Compute, long Buffer) other) =>
        best.Buffer == 0 || other.Buffer < best.Buffer ? other : best;

    /// <summary>The pattern with twice as many kept values; dense in the end.</summary>
    private static NmPattern Denser(NmPattern pattern) => pattern.N > 0 && pattern.N * 2 < pattern.M ? pattern with { N = pattern.N * 2 } : NmPattern.Dense;

    private static double Kept(NmPattern pattern) => pattern.IsDense ? 1 : (double)pattern.N / pattern.M;

    /// <summary>The reduction in whole steps of kept values.</summary>
    private long Padded(long reduction, NmPattern pattern) => pattern.IsDense || pattern.N == 0
        ? reduction
        : checked(NpuLayer.CeilingDivide(NpuLayer.CeilingDivide(reduction, pattern.M) * pattern.N, spec.Reduction) * spec.Reduction * pattern.M / pattern.N);

    /// <summary>Bits of values of which a share is kept: those and a bitmask, or all of them where that is less.</summary>
    private static double Stored(double values, double kept, int bits) => values * Math.Min(bits, (kept * bits) + 1);

    private double BytesPerCycle(NmPattern pattern, in NpuOperands operands) => IfmapBytes(pattern, operands) + FilterBytes(pattern, operands);

    /// <summary>Weights choose N of M ifmap values, so M / N times as many come to the MACs; a bitmask adds a bit a value.</summary>
    private double IfmapBytes(NmPattern pattern, in NpuOperands operands)
    {
        double offered = spec.IfmapValues.Value * (pattern.IsDense || spec.Kind == SparseCoreKind.Structured ? 1 : (double)pattern.M / pattern.N);
        bool isCompressed = spec.Kind is SparseCoreKind.DualCompress or SparseCoreKind.DualSide;
        return (isCompressed ? Stored(offered, spec.IfmapDensity.Value, operands.IfmapBits) : offered * operands.IfmapBits) / 8;
    }

    private double FilterBytes(NmPattern pattern, in NpuOperands operands) => spec.FilterValues.Value * (operands.FilterBits + PlaceBits(pattern)) / 8.0;

    /// <summary>Bits of a place: an index in the group, or a run of zeros, rounded up to a power of two so that they do not straddle words.</summary>
    private int PlaceBits(NmPattern pattern)
    {
        if (pattern.IsDense)
        {
            return 0;
        }

        bool isRun = spec.StoresRuns && (double)pattern.N / pattern.M < HalfDensity;
        int bits = isRun ? BitOperations.Log2((uint)Math.Max(1, pattern.M - pattern.N - 1)) + 1 : pattern.IndexBits;
        return (int)BitOperations.RoundUpToPowerOf2((uint)bits);
    }
}
