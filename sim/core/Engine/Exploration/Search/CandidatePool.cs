namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>
/// Points that are worth a prediction: what is one step from a good point (Pareto local search; Paquete, Chiarandini and Stützle, 2004),
/// crosses of good points, and some from anywhere.
/// </summary>
/// <param name="space">Where to search.</param>
/// <param name="points">Which points are taken.</param>
/// <param name="random">Decides every random choice.</param>
internal sealed class CandidatePool(SearchSpace space, FreshPoints points, RandomStream random)
{
    private const int Size = 2048;
    private const int Reach = 2;

    /// <summary>Points that are free, in the order of their numbers.</summary>
    /// <param name="good">Good points, the best first.</param>
    public long[] Around(IReadOnlyList<Evaluation> good)
    {
        HashSet<long> pool = [];
        foreach (Evaluation parent in good.TakeWhile(_ => pool.Count < Size / 2))
        {
            AddNeighbours(space.LevelsOf(parent.Number), pool);
        }

        int[] any = new int[space.Counts.Length];
        for (int tries = 0; tries < 2 * Size && pool.Count < Size; tries++)
        {
            if (tries % 4 == 0)
            {
                for (int axis = 0; axis < any.Length; axis++)
                {
                    any[axis] = random.Below(space.Counts[axis]);
                }
            }

            Add(tries % 4 == 0 ? any : Mutation.Child(space, good[random.Below(good.Count)], good[random.Below(good.Count)], random), pool);
        }

        return [.. pool.Order()];
    }

    private void AddNeighbours(int[] levels, HashSet<long> pool)
    {
        for (int axis = 0; axis < levels.Length; axis++)
        {
            int level = levels[axis];
            int low = space.Ordered[axis] ? Math.Max(0, level - Reach) : 0;
            int high = space.Ordered[axis] ? Math.Min(space.Counts[axis] - 1, level + Reach) : Math.Min(space.Counts[axis] - 1, Size);
            for (levels[axis] = low; levels[axis] <= high; levels[axis]++)
            {
                Add(levels, pool);
            }

            levels[axis] = level;
        }
    }

    private void Add(int[] levels, HashSet<long> pool)
    {
        long number = space.NumberOf(levels);
        if (!pool.Contains(number) && points.IsFree(number))
        {
            pool.Add(number);
        }
    }
}
