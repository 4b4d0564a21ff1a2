using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>
/// Ranks points by constraint domination (Deb, Pratap, Agarwal and Meyarivan, IEEE Trans. Evol. Comput. 6(2), 2002, definition 1): the
/// feasible ones by Pareto domination, behind them the others, each behind those that miss constraints by less. Fronts are found with the
/// efficient sort of Zhang, Tian, Cheng and Jin (ibid. 19(2), 2015), which tests a point only against points that come before it.
/// </summary>
public static class NonDominatedSort
{
    /// <summary>The rank of each point, from 0 for those that no other dominates.</summary>
    public static int[] RanksOf(IReadOnlyList<Evaluation> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        int[] ranks = new int[points.Count];
        List<List<int>> fronts = [];
        int[] feasible = [.. Enumerable.Range(0, points.Count).Where(i => points[i].IsFeasible)];
        Array.Sort(feasible, (a, b) => Compare(points[a].Costs, points[b].Costs) is var order and not 0 ? order : a.CompareTo(b));
        foreach (int point in feasible)
        {
            int front = FirstWithoutDominator(points, fronts, point);
            if (front == fronts.Count)
            {
                fronts.Add([]);
            }

            fronts[front].Add(point);
            ranks[point] = front;
        }

        int rank = fronts.Count - 1;
        double before = 0;
        foreach (int point in Enumerable.Range(0, points.Count).Where(i => !points[i].IsFeasible).OrderBy(i => points[i].Violation))
        {
            rank += points[point].Violation > before ? 1 : 0;
            before = points[point].Violation;
            ranks[point] = rank;
        }

        return ranks;
    }

    /// <summary>True where a is nowhere worse than b and somewhere better.</summary>
    public static bool Dominates(ImmutableArray<double> a, ImmutableArray<double> b)
    {
        bool better = false;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > b[i])
            {
                return false;
            }

            better |= a[i] < b[i];
        }

        return better;
    }

    /// <summary>What dominates a point of one front is dominated by a point of the front before: so the fronts that hold a dominator come first, and halving finds their end.</summary>
    private static int FirstWithoutDominator(IReadOnlyList<Evaluation> points, List<List<int>> fronts, int point)
    {
        int low = 0;
        int high = fronts.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = IsDominatedBy(points, fronts[middle], point) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool IsDominatedBy(IReadOnlyList<Evaluation> points, List<int> front, int point)
    {
        for (int i = front.Count - 1; i >= 0; i--)
        {
            if (Dominates(points[front[i]].Costs, points[point].Costs))
            {
                return true;
            }
        }

        return false;
    }

    private static int Compare(ImmutableArray<double> a, ImmutableArray<double> b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i])
            {
                return a[i].CompareTo(b[i]);
            }
        }

        return 0;
    }
}
