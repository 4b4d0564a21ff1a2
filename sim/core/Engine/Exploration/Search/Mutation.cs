namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>
/// Changes each axis with a probability of one in their number. An ordered axis steps up or down, a level with probability 1/2, two with
/// 1/4, and so on, as evolution strategies on whole numbers do (Rudolph, PPSN III, 1994); another axis takes any other level.
/// </summary>
internal static class Mutation
{
    /// <summary>Changes levels in place.</summary>
    public static void Apply(SearchSpace space, Span<int> levels, RandomStream random)
    {
        for (int axis = 0; axis < levels.Length; axis++)
        {
            if (random.Chance(1.0 / levels.Length))
            {
                levels[axis] = Changed(space, axis, levels[axis], random);
            }
        }
    }

    private static int Changed(SearchSpace space, int axis, int level, RandomStream random)
    {
        int count = space.Counts[axis];
        if (count == 1)
        {
            return level;
        }

        if (!space.Ordered[axis])
        {
            int other = random.Below(count - 1);
            return other < level ? other : other + 1;
        }

        int step = 1;
        while (random.Chance(0.5))
        {
            step++;
        }

        return Math.Clamp(random.Chance(0.5) ? level + step : level - step, 0, count - 1);
    }
}
