using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration;

/// <summary>Every combination, the last axis fastest.</summary>
/// <param name="counts">How many levels each axis has; their product fits 63 bits.</param>
public sealed class GridSampler(ImmutableArray<int> counts) : ISampler
{
    public long Points { get; } = counts.Aggregate(1L, (product, count) => checked(product * count));

    public void Sample(long index, Span<int> levels)
    {
        for (int axis = counts.Length - 1; axis >= 0; axis--)
        {
            (index, long level) = Math.DivRem(index, counts[axis]);
            levels[axis] = (int)level;
        }
    }
}
