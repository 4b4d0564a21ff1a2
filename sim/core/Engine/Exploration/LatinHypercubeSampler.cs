using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// Latin hypercube sampling (McKay, Beckman and Conover, Technometrics 21(2), 1979): each axis is cut into as many equal strata as there
/// are points, and every stratum holds one point, at a random place in it.
/// </summary>
/// <param name="counts">How many levels each axis has.</param>
/// <param name="points">How many points.</param>
/// <param name="seed">Decides strata and places.</param>
public sealed class LatinHypercubeSampler(ImmutableArray<int> counts, long points, ulong seed) : ISampler
{
    private readonly IndexPermutation[] strata = [.. counts.Select((_, axis) => new IndexPermutation(points, SplitMix.Bits(seed, (ulong)axis, 0)))];

    public long Points => points;

    public void Sample(long index, Span<int> levels)
    {
        for (int axis = 0; axis < counts.Length; axis++)
        {
            double place = (SplitMix.Bits(seed, (ulong)axis, (ulong)index + 1) >> 11) * (1.0 / (1UL << 53));
            levels[axis] = (int)Math.Min(counts[axis] - 1, (strata[axis][index] + place) / points * counts[axis]);
        }
    }
}
