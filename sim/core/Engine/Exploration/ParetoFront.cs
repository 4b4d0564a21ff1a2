using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration;

/// <summary>The points that no other point beats in all objectives. Of points that are equal in all of them, the first one added stays.</summary>
public sealed class ParetoFront(ImmutableArray<Objective> objectives)
{
    private readonly List<(double[] Costs, ParetoPoint Point)> front = [];
    private readonly double[] worst = new double[objectives.Length];
    private bool any;

    /// <summary>The worst value of each objective among all points added: where the hypervolume is measured from. Empty before the first.</summary>
    public ImmutableArray<double> Reference => any ? [.. worst.Select((w, i) => objectives[i].Maximize ? -w : w)] : [];

    /// <summary>The front in the order of its numbers.</summary>
    public ImmutableArray<ParetoPoint> Points => [.. front.Select(f => f.Point).OrderBy(p => p.Result.Number)];

    /// <summary>The volume that the front dominates up to <see cref="Reference"/>; null for other than two or three objectives.</summary>
    public double? Hypervolume => any && objectives.Length is 2 or 3 ? HypervolumeOf() : null;

    /// <summary>Adds a point; one whose objectives are not all numbers cannot be compared and is left out.</summary>
    public void Add(PointResult result, ImmutableArray<double> values)
    {
        double[] costs = [.. values.Select((v, i) => objectives[i].Maximize ? -v : v)];
        if (costs.Length == 0 || !costs.All(double.IsFinite))
        {
            return;
        }

        for (int i = 0; i < costs.Length; i++)
        {
            worst[i] = any ? Math.Max(worst[i], costs[i]) : costs[i];
        }

        any = true;
        int dominator = front.FindIndex(f => Dominates(f.Costs, costs));
        if (dominator >= 0)
        {
            // What dominates one point probably dominates the next.
            (front[0], front[dominator]) = (front[dominator], front[0]);
            return;
        }

        front.RemoveAll(f => Dominates(costs, f.Costs));
        front.Add((costs, new ParetoPoint(result, values)));
    }

    /// <summary>True where a is nowhere worse than b.</summary>
    private static bool Dominates(double[] a, double[] b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > b[i])
            {
                return false;
            }
        }

        return true;
    }

    private double HypervolumeOf()
    {
        double[][] costs = [.. front.Select(f => f.Costs)];
        return worst.Length == 2 ? Area(costs, worst[0], worst[1]) : Volume(costs);
    }

    /// <summary>Slabs along the third objective, each with the area that the points below it dominate.</summary>
    private double Volume(double[][] costs)
    {
        double[][] rising = [.. costs.OrderBy(c => c[2])];
        double sum = 0;
        for (int i = 0; i < rising.Length; i++)
        {
            double end = i + 1 < rising.Length ? rising[i + 1][2] : worst[2];
            if (end > rising[i][2])
            {
                sum += (end - rising[i][2]) * Area(rising[..(i + 1)], worst[0], worst[1]);
            }
        }

        return sum;
    }

    /// <summary>The area that points dominate in the first two objectives.</summary>
    private static double Area(double[][] costs, double worstFirst, double worstSecond)
    {
        double sum = 0;
        double second = worstSecond;
        foreach (double[] cost in costs.OrderBy(c => c[0]).ThenBy(c => c[1]))
        {
            if (cost[1] < second)
            {
                sum += (worstFirst - cost[0]) * (second - cost[1]);
                second = cost[1];
            }
        }

        return sum;
    }
}
