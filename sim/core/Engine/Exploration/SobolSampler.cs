using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration;

/// <summary>The Sobol sequence over the levels of the axes; with a seed, a random digital shift of it (L'Ecuyer and Lemieux, 2002, sec. 2.3).</summary>
/// <param name="counts">How many levels each axis has; at most <see cref="SobolSequence.MostDimensions"/> axes.</param>
/// <param name="points">How many points.</param>
/// <param name="seed">Decides the shift; null for the sequence as published.</param>
public sealed class SobolSampler(ImmutableArray<int> counts, long points, ulong? seed) : ISampler
{
    private readonly ulong[] shifts =
        [.. counts.Select((_, axis) => seed is { } s ? SplitMix.Bits(s, (ulong)axis, 0) >> (64 - SobolSequence.Bits) : 0)];

    public long Points => points;

    public void Sample(long index, Span<int> levels)
    {
        for (int axis = 0; axis < counts.Length; axis++)
        {
            ulong coordinate = SobolSequence.Coordinate(index, axis) ^ shifts[axis];
            levels[axis] = (int)(((UInt128)coordinate * (ulong)counts[axis]) >> SobolSequence.Bits);
        }
    }
}
