using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration;

/// <summary>The points that no other point beats in all objectives. Of points that are equal in all of them, the one with the least number stays, so the order of adding does not matter.</summary>
public sealed class ParetoFront(ImmutableArray<Objective> objectives)
{
    private readonly NondominatedSet<ParetoPoint> front = new();
    private readonly double[] current = new double[objectives.Length];
    private readonly double[] worst = new double[objectives.Length];
    private bool any;

    /// <summary>The worst value of each objective among all points added: where the hypervolume is measured from. Empty before the first.</summary>
    public ImmutableArray<double> Reference => any ? [.. worst.Select((w, i) => objectives[i].Maximize ? -w : w)] : [];

    /// <summary>How many points it has.</summary>
    public int Count => front.Count;

    /// <summary>The front in the order of its numbers.</summary>
    public ImmutableArray<ParetoPoint> Points => [.. front.Select(f => f.Item).OrderBy(p => p.Result.Number)];

    /// <summary>The volume that the front dominates up to <see cref="Reference"/>; null for other than two or three objectives.</summary>
    public double? Hypervolume => any && objectives.Length is 2 or 3 ? HypervolumeOf() : null;

    /// <summary>Adds a point; one whose objectives are not all numbers cannot be compared and is left out.</summary>
    public void Add(PointResult result, ImmutableArray<double> values)
    {
        if (current.Length == 0)
        {
            return;
        }

        for (int i = 0; i < current.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                return;
            }

            current[i] = objectives[i].Maximize ? -values[i] : values[i];
        }

        for (int i = 0; i < current.Length; i++)
        {
            worst[i] = any ? Math.Max(worst[i], current[i]) : current[i];
        }

        any = true;
        front.Add(current, new ParetoPoint(result, values), static (a, b) => a.Result.Number < b.Result.Number);
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
