using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>
/// Answers what a study asks, from its results as they pass by. Memory does not grow with the number of points, up to fronts and, for grids of up
/// to <see cref="GridValues.MostPoints"/> points, 8 bytes for each objective of each point. Nothing is simulated.
/// </summary>
public sealed class StudyAnalysis
{
    private readonly DesignSpace space;
    private readonly Scenarios scenarios;
    private readonly ObjectiveReader objectives;
    private readonly ResultDigest digest = new();
    private readonly Observation seen;
    private readonly UnknownValues unknown;
    private readonly GridValues? grid;
    private readonly SensitivityAnalysis sensitivity;
    private readonly InfeasibleReasons reasons;
    private readonly ScenarioAnalysis[] byScenario;
    private readonly Dictionary<long, ImmutableArray<double>> baselineValues = [];
    private readonly bool readsAxes;
    private long points;
    private long feasible;

    /// <param name="space">The space that the results are of.</param>
    public StudyAnalysis(DesignSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        this.space = space;
        scenarios = new Scenarios(space);
        objectives = new ObjectiveReader(space);
        seen = new Observation(space.IndependentAxes, space.Study.Objectives.Length);
        unknown = new UnknownValues(space.Study.Objectives.Length);
        grid = GridValues.For(space);
        sensitivity = new SensitivityAnalysis(space, scenarios, grid);
        reasons = new InfeasibleReasons(space);
        byScenario = [.. Enumerable.Range(0, scenarios.Count).Select(s => new ScenarioAnalysis(space, scenarios, s))];
        readsAxes = space.Study.Budgets.Any(b => b.Names.Any(n => !ResultKeys.Contains(n)));
    }

    /// <summary>Adds a result; a baseline design before the points that are compared with it. Results at another fidelity than the study's own only led a search, and are passed over.</summary>
    public void Add(PointResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Fidelity != space.Study.Fidelity)
        {
            return;
        }

        if (result.IsBaseline)
        {
            objectives.AddBaseline(result);
            baselineValues[result.Number] = objectives.Read(result);
            return;
        }

        points++;
        digest.Add(result);
        seen.Result = result;
        space.LevelsOf(result.Number, seen.Levels);
        seen.Scenario = scenarios.Of(seen.Levels);
        PointResult? baseline = null;
        if (seen.IsFeasible)
        {
            feasible++;
            objectives.Read(result).CopyTo(seen.Values);
            unknown.Add(seen.Values);
            baseline = objectives.BaselineOf(result);
            grid?.Add(seen);
            sensitivity.Add(seen);
        }

        reasons.Add(seen);
        DesignPoint? point = readsAxes && seen.IsFeasible ? space[result.Number] : null;
        byScenario[seen.Scenario].Add(
            seen, name => space.ValueOf(name, result, point, baseline), baseline, baseline is { Infeasible: null } ? baselineValues[baseline.Number] : []);
    }

    /// <summary>What the results added so far answer.</summary>
    public StudyAnswers Answer()
    {
        ImmutableArray<Sensitivity> over = sensitivity.Answer(points, null);
        ImmutableArray<int> ranked = over.IsEmpty
            ? [.. Enumerable.Range(0, space.IndependentAxes)]
            : [.. over[0].Axes.Select(a => a.Axis)];
        ImmutableArray<ScenarioAnswers> answers =
        [
            .. byScenario.Select((s, i) => s.Answer(scenarios.Count == 1 ? over : sensitivity.Answer(points, i), ranked, points == space.Points ? grid : null, b => baselineValues[b.Number])),
        ];
        if (grid is not null && points == space.Points)
        {
            long[][] near = NearlyBest.Of(space, scenarios, grid, [.. answers.Select(a => a.Best)]);
            answers = [.. answers.Select((a, i) => a with { NearlyBest = [.. near[i]] })];
        }

        return new StudyAnswers
        {
            Space = space,
            Scenarios = scenarios,
            Points = points,
            Feasible = feasible,
            Unknown = unknown.Counts,
            Digest = digest.Text,
            ByScenario = answers,
            Sensitivities = over,
            Infeasible = reasons.Answer(),
            Shared = scenarios.Count > 1 && grid is not null ? SharedDesigns.Of(space, scenarios, grid, [.. answers.Select(a => a.Best)]) : [],
            Baselines = [.. objectives.Baselines],
        };
    }
}
