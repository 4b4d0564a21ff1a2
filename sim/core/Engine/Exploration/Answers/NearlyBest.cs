using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>Counts the designs of a grid that are nearly as good as the best: a best design among many like it decides little.</summary>
internal static class NearlyBest
{
    /// <summary>How far a value may be from the best, as a share of it.</summary>
    public const double Within = 0.01;

    /// <summary>For each scenario and objective, how many designs are within, the best itself included.</summary>
    /// <param name="space">The space.</param>
    /// <param name="scenarios">Its scenarios.</param>
    /// <param name="grid">What points are worth.</param>
    /// <param name="best">The best design of each scenario, by objective.</param>
    public static long[][] Of(DesignSpace space, Scenarios scenarios, GridValues grid, ImmutableArray<ImmutableArray<Best?>> best)
    {
        long[][] counts = [.. best.Select(b => new long[b.Length])];
        int[] levels = new int[space.IndependentAxes];
        for (long number = 0; number < space.Points; number++)
        {
            space.LevelsOf(number, levels);
            int scenario = scenarios.Of(levels);
            for (int objective = 0; objective < counts[scenario].Length; objective++)
            {
                double distance = Math.Abs(grid[objective, number] - (best[scenario][objective]?.Value ?? double.NaN));
                counts[scenario][objective] += distance <= Within * Math.Abs(best[scenario][objective]?.Value ?? double.NaN) ? 1 : 0;
            }
        }

        return counts;
    }
}
