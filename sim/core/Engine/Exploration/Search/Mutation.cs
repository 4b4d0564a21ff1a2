namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>Makes designs out of others, on the levels of axes.</summary>
internal static class Mutation
{
    private const double Crossover = 0.9;

    /// <summary>A child of two points: each axis from either (uniform crossover; Syswerda, ICGA 1989), then changed.</summary>
    public static int[] Child(SearchSpace space, Evaluation mother, Evaluation father, RandomStream random)
    {
        int[] child = space.LevelsOf(mother.Number);
        int[] other = space.LevelsOf(father.Number);
        bool crosses = random.Chance(Crossover);
        for (int axis = 0; axis < child.Length; axis++)
        {
            child[axis] = crosses && random.Chance(0.5) ? other[axis] : child[axis];
        }

        Change(space, child, random);
        return child;
    }

    /// <summary>
    /// Changes each axis with a probability of one in their number. An ordered axis steps up or down, a level with probability 1/2, two
    /// with 1/4, and so on, as evolution strategies on whole numbers do (Rudolph, PPSN III, 1994); another axis takes any other level.
    /// </summary>
    public static void Change(SearchSpace space, Span<int> levels, RandomStream random)
    {
        for (int axis = 0; axis < levels.Length; axis++)
        {
            if (space.Counts[axis] > 1 && random.Chance(1.0 / levels.Length))
            {
                levels[axis] = Changed(space, axis, levels[axis], random);
            }
        }
    }

    private static int Changed(SearchSpace space, int axis, int level, RandomStream random)
    {
        int count = space.Counts[axis];
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
