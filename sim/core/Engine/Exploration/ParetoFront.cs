using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration;

/// <summary>The points that no other point beats in all objectives. Of points that are equal in all of them, the first one added stays.</summary>
public sealed class ParetoFront(ImmutableArray<Objective> objectives)
{
    /// <summary>The largest front whose volume is computed in four objectives or more: some seconds of work.</summary>
    private const int MostPointsInMany = 10_000;

    private readonly List<(double[] Costs, ParetoPoint Point)> front = [];
    private readonly double[] worst = new double[objectives.Length];
    private bool any;

    /// <summary>The worst value of each objective among all points added: where the hypervolume is measured from. Empty before the first.</summary>
    public ImmutableArray<double> Reference => any ? [.. worst.Select((w, i) => objectives[i].Maximize ? -w : w)] : [];

    /// <summary>The front in the order of its numbers.</summary>
    public ImmutableArray<ParetoPoint> Points => [.. front.Select(f => f.Point).OrderBy(p => p.Result.Number)];

    /// <summary>The volume that the front dominates up to <see cref="Reference"/>; null for one objective, and for fronts too large to compute it.</summary>
    public double? Hypervolume => any && objectives.Length > 1 && (objectives.Length < 4 || front.Count <= MostPointsInMany) ? Exploration.Hypervolume.Of(front.Select(f => f.Costs), worst) : null;

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
}
