using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>Adds up the variation of each objective within the levels of each axis, as results pass by.</summary>
internal sealed class SensitivityAnalysis
{
    private const int ExactGroups = 4096;

    private readonly DesignSpace space;
    private readonly Scenarios scenarios;
    private readonly GridValues? grid;
    private readonly ImmutableArray<(int Axis, AxisGroups Groups)> axes;
    private readonly SpreadOfGroups[,,,] spreads;

    public SensitivityAnalysis(DesignSpace space, Scenarios scenarios, GridValues? grid)
    {
        this.space = space;
        this.scenarios = scenarios;
        this.grid = grid;
        axes =
        [
            .. Enumerable.Range(0, space.IndependentAxes).Where(i => space.Axes[i].Values.Length > 1 && !scenarios.Axes.Contains(i))
                .Select(i => (i, AxisGroups.Of(space.Axes[i], space.IsGrid ? ExactGroups : Sensitivity.SampleGroups))),
        ];
        spreads = new SpreadOfGroups[scenarios.Count, space.Study.Objectives.Length, axes.Length, 2];
        for (int scenario = 0; scenario < scenarios.Count; scenario++)
        {
            for (int objective = 0; objective < space.Study.Objectives.Length; objective++)
            {
                for (int axis = 0; axis < axes.Length; axis++)
                {
                    spreads[scenario, objective, axis, 0] = new SpreadOfGroups(axes[axis].Groups.Count);
                    spreads[scenario, objective, axis, 1] = new SpreadOfGroups(axes[axis].Groups.Count);
                }
            }
        }
    }

    /// <summary>Adds a feasible point.</summary>
    public void Add(Observation seen)
    {
        for (int objective = 0; objective < seen.Values.Length; objective++)
        {
            double value = seen.Values[objective];
            if (!double.IsFinite(value))
            {
                continue;
            }

            double logarithm = Math.Log(value);
            for (int axis = 0; axis < axes.Length; axis++)
            {
                int group = axes[axis].Groups.GroupOf(seen.Levels[axes[axis].Axis]);
                spreads[seen.Scenario, objective, axis, 0].Add(group, value);
                if (double.IsFinite(logarithm))
                {
                    spreads[seen.Scenario, objective, axis, 1].Add(group, logarithm);
                }
            }
        }
    }

    /// <summary>The sensitivity of every objective over all scenarios, or in one; empty where nothing varies.</summary>
    /// <param name="points">How many points the results are of.</param>
    /// <param name="only">The scenario; null for all.</param>
    public ImmutableArray<Sensitivity> Answer(long points, int? only)
    {
        bool isComplete = points == space.Points;
        SensitivityMethod method = !space.IsGrid ? (space.Study.Strategy.Kind is StrategyKind.Random or StrategyKind.LatinHypercube or StrategyKind.Sobol ? SensitivityMethod.Sample : SensitivityMethod.Search)
            : !isComplete ? SensitivityMethod.Sample
            : grid is null ? SensitivityMethod.ExactFirstOrder : SensitivityMethod.Exact;
        int[] within = only is { } one ? [one] : [.. Enumerable.Range(0, scenarios.Count)];
        return axes.IsEmpty ? [] : [.. Enumerable.Range(0, space.Study.Objectives.Length).Select(o => Of(o, within, method)).Where(s => s.Points > 1)];
    }

    private Sensitivity Of(int objective, int[] within, SensitivityMethod method)
    {
        int kind = within.All(s => spreads[s, objective, 0, 0].Count == spreads[s, objective, 0, 1].Count) ? 1 : 0;
        long points = within.Sum(s => spreads[s, objective, 0, kind].Count);
        double all = within.Sum(s => spreads[s, objective, 0, kind].Total);
        IEnumerable<AxisShare> shares = axes.Select((axis, i) =>
        {
            double first = within.Sum(s => Explained(spreads[s, objective, i, kind], method));
            double? total = method == SensitivityMethod.Exact ? WithinSquares.Of(space, scenarios, grid!.Of(objective), axis.Axis, within, kind == 1) : null;
            return new AxisShare(axis.Axis, Share(first), total is { } left ? Share(left) : null);
        });
        return new Sensitivity(
            objective, method, kind == 1, points, points > 0 ? Math.Sqrt(all / points) : 0,
            [.. shares.OrderByDescending(s => s.Total ?? s.First).ThenByDescending(s => s.First).ThenBy(s => s.Axis)]);

        // What rounding alone leaves is nothing.
        double Share(double squares) => all > 0 && squares > 1e-12 * all ? Math.Min(squares / all, 1) : 0;
    }

    /// <summary>Squares between the groups; of a sample, less what chance puts there.</summary>
    private static double Explained(SpreadOfGroups spread, SensitivityMethod method)
    {
        double between = spread.Between;
        if (method is SensitivityMethod.Exact or SensitivityMethod.ExactFirstOrder)
        {
            return between;
        }

        long free = spread.Count - spread.Occupied;
        return free > 0 ? between - ((spread.Occupied - 1) * (spread.Total - between) / free) : 0;
    }
}
