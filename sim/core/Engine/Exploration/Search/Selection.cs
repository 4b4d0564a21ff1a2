namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>
/// Orders points as NSGA-II does (Deb et al. 2002, sec. III): by rank, and within a rank by crowding distance, points in empty regions of
/// the objectives first.
/// </summary>
public static class Selection
{
    /// <summary>The best points, the best first; ties in the order of <paramref name="points"/>.</summary>
    public static Evaluation[] Best(IReadOnlyList<Evaluation> points, int count)
    {
        ArgumentNullException.ThrowIfNull(points);
        int[] ranks = NonDominatedSort.RanksOf(points);
        double[] crowding = new double[points.Count];
        foreach (IGrouping<int, int> front in Enumerable.Range(0, points.Count).GroupBy(i => ranks[i]))
        {
            AddCrowding(points, [.. front], crowding);
        }

        return [.. Enumerable.Range(0, points.Count).OrderBy(i => ranks[i]).ThenByDescending(i => crowding[i]).Take(count).Select(i => points[i])];
    }

    /// <summary>For each point of a front the sum, over objectives, of the distance between its neighbours as a share of the front's extent; infinite at the ends.</summary>
    private static void AddCrowding(IReadOnlyList<Evaluation> points, int[] front, double[] crowding)
    {
        for (int objective = 0; objective < points[front[0]].Costs.Length; objective++)
        {
            Array.Sort(front, (a, b) => points[a].Costs[objective].CompareTo(points[b].Costs[objective]) is var order and not 0 ? order : a.CompareTo(b));
            double extent = points[front[^1]].Costs[objective] - points[front[0]].Costs[objective];
            crowding[front[0]] = double.PositiveInfinity;
            crowding[front[^1]] = double.PositiveInfinity;
            for (int i = 1; i < front.Length - 1 && extent > 0; i++)
            {
                crowding[front[i]] += (points[front[i + 1]].Costs[objective] - points[front[i - 1]].Costs[objective]) / extent;
            }
        }
    }
}
