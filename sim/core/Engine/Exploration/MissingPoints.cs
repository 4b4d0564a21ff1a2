namespace HwSim.Core.Engine.Exploration;

/// <summary>Finds which points of a study are missing, and in which shards, from the numbers that are there. Memory depends on the shards alone.</summary>
/// <param name="points">How many points the study has.</param>
/// <param name="shards">How many shards it was split into.</param>
public sealed class MissingPoints(long points, int shards)
{
    private readonly long[] missing = new long[shards];
    private long next;

    /// <summary>Adds a number that is there; numbers come in rising order, also more than once.</summary>
    public void Add(long number)
    {
        if (number >= next)
        {
            Skip(number);
            next = number + 1;
        }
    }

    /// <summary>How many points each shard lacks, in the order of shards; called once, when every number was added.</summary>
    public IReadOnlyList<long> InShards()
    {
        Skip(points);
        next = points;
        return missing;
    }

    /// <summary>Counts the numbers from the next one up to an end as missing.</summary>
    private void Skip(long end)
    {
        if (end - next < missing.Length)
        {
            for (long number = next; number < end; number++)
            {
                missing[number % missing.Length]++;
            }

            return;
        }

        for (int i = 0; i < missing.Length; i++)
        {
            Shard shard = new(i + 1, missing.Length);
            missing[i] += shard.PointsOf(end) - shard.PointsOf(next);
        }
    }
}
