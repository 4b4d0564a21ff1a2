using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration;

/// <summary>The points that no other point beats in all objectives. Of points that are equal in all of them, the one with the least number stays, so the order of adding does not matter.</summary>
public sealed class ParetoFront(ImmutableArray<Objective> objectives)
{
    /// <summary>The largest front whose volume is computed in four objectives or more: some seconds of work.</summary>
    private const int MostPointsInMany = 10_000;

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

    /// <summary>The volume that the front dominates up to <see cref="Reference"/>; null for one objective, and for fronts too large to compute it.</summary>
    public double? Hypervolume => any && objectives.Length > 1 && (objectives.Length < 4 || front.Count <= MostPointsInMany) ? Exploration.Hypervolume.Of(front.Select(f => f.Costs), worst) : null;

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
}
