using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>Sums up the results of one scenario as they pass by.</summary>
internal sealed class ScenarioAnalysis
{
    private readonly DesignSpace space;
    private readonly Scenarios scenarios;
    private readonly int scenario;
    private readonly ParetoFront front;
    private readonly BestOf best;
    private readonly BudgetAnalysis budgets;
    private readonly MapCounts map;
    private readonly SortedDictionary<string, long> bound = new(StringComparer.Ordinal);
    private readonly long[] better;
    private PointResult? baseline;
    private bool hasSeveralBaselines;
    private long points;
    private long feasible;
    private long dominating;

    public ScenarioAnalysis(DesignSpace space, Scenarios scenarios, int scenario)
    {
        this.space = space;
        this.scenarios = scenarios;
        this.scenario = scenario;
        front = new ParetoFront(space.Study.Objectives);
        best = new BestOf(space.Study.Objectives);
        budgets = new BudgetAnalysis(space);
        map = new MapCounts(space, scenarios);
        better = new long[space.Study.Objectives.Length];
    }

    /// <param name="seen">A point of this scenario.</param>
    /// <param name="valueOf">What names stand for at it.</param>
    /// <param name="against">Its baseline; null where there is none.</param>
    /// <param name="baselineValues">What the objectives of its baseline are worth; empty where it does not run.</param>
    public void Add(Observation seen, Func<string, double> valueOf, PointResult? against, ImmutableArray<double> baselineValues)
    {
        points++;
        map.Add(seen);
        if (!seen.IsFeasible)
        {
            return;
        }

        feasible++;
        string resource = seen.Result.BoundBy ?? "unknown";
        bound[resource] = bound.GetValueOrDefault(resource) + 1;
        front.Add(seen.Result, [.. seen.Values]);
        best.Add(seen);
        budgets.Add(seen, valueOf);
        hasSeveralBaselines |= baseline is not null && baseline.Number != against?.Number;
        baseline = against;
        Compare(seen, baselineValues);
    }

    /// <param name="sensitivities">Of this scenario.</param>
    /// <param name="ranked">The axes, the most important first.</param>
    /// <param name="grid">What points are worth; null where nobody knows which points differ in one axis.</param>
    /// <param name="valuesOf">What the objectives of a baseline design are worth.</param>
    public ScenarioAnswers Answer(ImmutableArray<Sensitivity> sensitivities, ImmutableArray<int> ranked, GridValues? grid, Func<PointResult, ImmutableArray<double>> valuesOf)
    {
        PointResult? only = hasSeveralBaselines ? null : baseline;
        ImmutableArray<ParetoPoint> points = front.Points;
        ParetoPoint? knee = Knee.Of(points, space.Study.Objectives);
        long? reference = grid is null || space.Study.Objectives.IsEmpty ? null : BaselinePoint(only) ?? knee?.Result.Number;
        ImmutableArray<int> axes = [.. ranked.Where(map.Axes.Contains).Take(2).OrderByDescending(a => space.Axes[a].Values.Length)];
        return new ScenarioAnswers
        {
            Name = scenarios.NameOf(scenario),
            Points = this.points,
            Feasible = feasible,
            Front = points,
            Hypervolume = front.Hypervolume,
            Reference = front.Reference,
            Best = best.All,
            Knee = knee,
            Budgets = budgets.Answer(),
            Sensitivities = sensitivities,
            Profiles = reference is { } from ? OneAtATime.Of(space, scenarios, grid!, from) : [],
            ProfiledFrom = reference,
            BoundBy = bound.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Map = axes.IsEmpty ? null : map.Over(axes[0], axes[^1]),
            Baseline = only,
            BaselineValues = only is null ? [] : valuesOf(only),
            BetterThanBaseline = [.. better],
            DominatesBaseline = dominating,
        };
    }

    /// <summary>The point of the grid that is the baseline design; null where there is none, since it sets values that the axes do not have.</summary>
    private long? BaselinePoint(PointResult? only)
    {
        if (only is null)
        {
            return null;
        }

        DesignPoint design = space[only.Number];
        int[] levels = new int[space.IndependentAxes];
        for (int i = 0; i < levels.Length; i++)
        {
            Axis axis = space.Axes[i];
            levels[i] = axis.Measure is null ? axis.Values.ToList().FindIndex(v => v.Value == design.Values[i].Value) : axis.Numbers.ToList().FindIndex(n => (double)n == design.Numbers[i]);
        }

        return levels.Contains(-1) ? null : space.NumberAt(levels);
    }

    private void Compare(Observation seen, ImmutableArray<double> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        bool anyBetter = false;
        bool anyWorse = false;
        for (int i = 0; i < better.Length; i++)
        {
            double gain = space.Study.Objectives[i].Maximize ? seen.Values[i] - values[i] : values[i] - seen.Values[i];
            better[i] += gain > 0 ? 1 : 0;
            anyBetter |= gain > 0;
            anyWorse |= !(gain >= 0);
        }

        dominating += anyBetter && !anyWorse ? 1 : 0;
    }
}
