using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>Hands out points of a space, none twice and none that is excluded.</summary>
/// <param name="space">The space.</param>
/// <param name="seed">Decides which points come when nobody asks for certain ones.</param>
internal sealed class FreshPoints(SearchSpace space, ulong seed)
{
    /// <summary>How many points in a row may turn out to be taken or excluded before the space counts as used up.</summary>
    private const int MostTries = 1_000_000;

    private readonly HashSet<long> taken = [];
    private readonly IndexPermutation order = new(space.Size, seed);
    private long next;

    /// <summary>Takes a point; false where it was taken before or is excluded.</summary>
    public bool TryTake(long number)
    {
        if (taken.Contains(number) || !space.IsAllowed(number))
        {
            return false;
        }

        taken.Add(number);
        return true;
    }

    /// <summary>True where a point is neither taken nor excluded.</summary>
    public bool IsFree(long number) => !taken.Contains(number) && space.IsAllowed(number);

    /// <summary>Takes a random point; null where there is none left, or none within a million tries.</summary>
    public long? TakeAny()
    {
        for (int tries = 0; tries < MostTries && next < space.Size; tries++)
        {
            long number = order[next++];
            if (TryTake(number))
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>Takes points that fill the space evenly (a shifted Sobol sequence, random points for more axes than it has); fewer where there are no more.</summary>
    public ImmutableArray<long> TakeSpread(int count)
    {
        ImmutableArray<long>.Builder points = ImmutableArray.CreateBuilder<long>();
        if (space.Counts.Length <= SobolSequence.MostDimensions)
        {
            SobolSampler sobol = new(space.Counts, long.MaxValue, seed);
            Span<int> levels = stackalloc int[space.Counts.Length];
            for (int index = 0; index < 4 * count && points.Count < count; index++)
            {
                sobol.Sample(index, levels);
                long number = space.NumberOf(levels);
                if (TryTake(number))
                {
                    points.Add(number);
                }
            }
        }

        while (points.Count < count && TakeAny() is { } number)
        {
            points.Add(number);
        }

        return points.ToImmutable();
    }
}
