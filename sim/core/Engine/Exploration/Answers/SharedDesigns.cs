using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>Finds the designs that serve all scenarios of a grid best.</summary>
internal static class SharedDesigns
{
    /// <summary>One for each objective whose values are all above zero and that some design has in every scenario.</summary>
    /// <param name="space">The space.</param>
    /// <param name="scenarios">At least two.</param>
    /// <param name="grid">What points are worth.</param>
    /// <param name="best">The best design of each scenario, by objective.</param>
    public static ImmutableArray<SharedDesign> Of(DesignSpace space, Scenarios scenarios, GridValues grid, ImmutableArray<ImmutableArray<Best?>> best)
    {
        long[] offsets = [.. Enumerable.Range(0, scenarios.Count).Select(s => OffsetOf(space, scenarios, s))];
        ImmutableArray<SharedDesign>.Builder shared = ImmutableArray.CreateBuilder<SharedDesign>();
        for (int objective = 0; objective < space.Study.Objectives.Length; objective++)
        {
            if (Find(space, scenarios, grid, objective, offsets) is { } first)
            {
                ImmutableArray<double> values = [.. offsets.Select(o => grid[objective, first + o])];
                double mean = Mean(values);
                double ideal = Mean(best.Select(b => b[objective]!.Value));
                shared.Add(new SharedDesign(objective, [.. offsets.Select(o => first + o)], values, mean, space.Study.Objectives[objective].Maximize ? ideal / mean : mean / ideal));
            }
        }

        return shared.ToImmutable();
    }

    /// <summary>The point, in the first scenario, of the design with the best mean logarithm; null where none has a value above zero everywhere.</summary>
    private static long? Find(DesignSpace space, Scenarios scenarios, GridValues grid, int objective, long[] offsets)
    {
        bool maximize = space.Study.Objectives[objective].Maximize;
        (double value, long? number) = (double.NaN, null);
        int[] levels = new int[space.IndependentAxes];
        for (long first = 0; first < space.Points; first++)
        {
            space.LevelsOf(first, levels);
            if (scenarios.Of(levels) != 0)
            {
                continue;
            }

            double sum = 0;
            foreach (long offset in offsets)
            {
                sum += Math.Log(grid[objective, first + offset]);
            }

            if (double.IsFinite(sum) && Best.IsBetter(sum, first, value, number ?? -1, maximize))
            {
                (value, number) = (sum, first);
            }
        }

        return number;
    }

    /// <summary>How far the number of a design in a scenario is from its number in the first one.</summary>
    private static long OffsetOf(DesignSpace space, Scenarios scenarios, int scenario)
    {
        int[] levels = new int[space.IndependentAxes];
        ImmutableArray<int> of = scenarios.LevelsOf(scenario);
        for (int i = 0; i < of.Length; i++)
        {
            levels[scenarios.Axes[i]] = of[i];
        }

        return space.NumberAt(levels)!.Value;
    }

    private static double Mean(IEnumerable<double> values) => Math.Exp(values.Average(v => Math.Log(v)));
}
