using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;

namespace HwSim.Reports.Exploration;

/// <summary>What a study answers, as a JSON document for programs. Seconds, joules, mm², bytes; shares are fractions.</summary>
public static class StudyDocument
{
    /// <summary>Name and version of the document.</summary>
    public const string SchemaName = "hwsim.study/1";

    /// <summary>The longest list of points; the store has them all.</summary>
    public const int MostListed = 1000;

    /// <summary>The document.</summary>
    public static JsonObject Of(StudyAnswers answers, StudySource source)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(source);
        Study study = answers.Space.Study;
        return new JsonObject
        {
            ["schema"] = SchemaName,
            ["study"] = study.Name,
            ["description"] = study.Description,
            ["store"] = source.Store,
            ["study_digest"] = source.Digest,
            ["digest"] = answers.Digest,
            ["points"] = answers.Points,
            ["missing"] = answers.Space.Points - answers.Points,
            ["feasible"] = answers.Feasible,
            ["objectives"] = List(study.Objectives.Select(o => (JsonNode)$"{(o.Maximize ? "maximize" : "minimize")} {o.Text}")),
            ["findings"] = List(Headlines.Of(answers).Select(h => new JsonObject { ["title"] = h.Title, ["text"] = h.Text })),
            ["sensitivity"] = List(answers.Sensitivities.Select(s => Sensitivity(answers, s))),
            ["infeasible"] = List(answers.Infeasible.Select(r => new JsonObject
            {
                ["reason"] = r.Text,
                ["points"] = r.Count,
                ["most_where_axis"] = r.Axis < 0 ? null : answers.Space.Axes[r.Axis].Name,
                ["most_where_value"] = r.Axis < 0 ? null : r.Value,
                ["share_there"] = r.ShareThere,
            })),
            ["shared"] = List(answers.Shared.Select(s => new JsonObject
            {
                ["objective"] = study.Objectives[s.Objective].Text,
                ["points"] = List(s.Points.Select(p => (JsonNode)p)),
                ["values"] = Numbers(s.Values),
                ["mean"] = s.Mean,
                ["loss"] = s.Loss,
            })),
            ["scenarios"] = List(answers.ByScenario.Select(s => Scenario(answers, s))),
        };
    }

    private static JsonObject Scenario(StudyAnswers answers, ScenarioAnswers scenario) => new()
    {
        ["name"] = scenario.Name,
        ["points"] = scenario.Points,
        ["feasible"] = scenario.Feasible,
        ["bound_by"] = new JsonObject(scenario.BoundBy.Select(b => KeyValuePair.Create(b.Key, (JsonNode?)b.Value))),
        ["pareto_size"] = scenario.Front.Length,
        ["hypervolume"] = scenario.Hypervolume,
        ["hypervolume_reference"] = Numbers(scenario.Reference),
        ["pareto"] = List(scenario.Front.Take(MostListed).Select(p => Point(answers, p.Result, p.Objectives))),
        ["knee"] = scenario.Knee?.Result.Number,
        ["best"] = List(scenario.Best.Select(b => b is null ? null : Best(answers, b))),
        ["nearly_best"] = List(scenario.NearlyBest.Select(n => (JsonNode)n)),
        ["budgets"] = List(scenario.Budgets.Select(b => new JsonObject
        {
            ["within"] = b.Text,
            ["derived"] = b.IsDerived,
            ["best"] = List(b.Best.Select(one => one is null ? null : Best(answers, one))),
        })),
        ["baseline"] = scenario.Baseline is { } baseline
            ? new JsonObject { ["configuration"] = Configuration(answers.Space, baseline.Number), ["infeasible"] = baseline.Infeasible, ["objectives"] = Numbers(scenario.BaselineValues), ["better"] = List(scenario.BetterThanBaseline.Select(b => (JsonNode)b)), ["dominated_by"] = scenario.DominatesBaseline }
            : null,
        ["sensitivity"] = List(scenario.Sensitivities.Select(s => Sensitivity(answers, s))),
        ["profiled_from"] = scenario.ProfiledFrom,
        ["profiles"] = List(scenario.Profiles.Select(p => new JsonObject
        {
            ["axis"] = answers.Space.Axes[p.Axis].Name,
            ["reference"] = p.Reference,
            ["steps"] = List(p.Steps.Select(step => new JsonObject { ["value"] = step.Value, ["number"] = step.Number, ["objectives"] = Numbers(step.Objectives) })),
        })),
        ["map"] = scenario.Map is { } map ? Map(map) : null,
    };

    private static JsonObject Map(BindingMap map) => new()
    {
        ["columns"] = new JsonObject { ["axis"] = map.First.Axis.Name, ["values"] = List(map.First.Labels.Select(l => (JsonNode)l)) },
        ["rows"] = map.Second is { } second ? new JsonObject { ["axis"] = second.Axis.Name, ["values"] = List(second.Labels.Select(l => (JsonNode)l)) } : null,
        ["cells"] = List(map.Cells.Select(c => new JsonObject
        {
            ["feasible"] = c.Feasible,
            ["infeasible"] = c.Infeasible,
            ["bound_by"] = new JsonObject(c.BoundBy.Select(b => KeyValuePair.Create(b.Key, (JsonNode?)b.Value))),
            ["best"] = Numbers(c.Best),
            ["best_point"] = List(c.BestPoint.Select(p => (JsonNode)p)),
        })),
    };

    private static JsonObject Sensitivity(StudyAnswers answers, Sensitivity sensitivity) => new()
    {
        ["objective"] = answers.Space.Study.Objectives[sensitivity.Objective].Text,
        ["method"] = Name(sensitivity.Method),
        ["logarithm"] = sensitivity.IsLogarithm,
        ["points"] = sensitivity.Points,
        ["deviation"] = sensitivity.Deviation,
        ["axes"] = List(sensitivity.Axes.Select(a => new JsonObject { ["axis"] = answers.Space.Axes[a.Axis].Name, ["first_order"] = a.First, ["total_order"] = a.Total })),
    };

    private static JsonObject Best(StudyAnswers answers, Best best) =>
        new() { ["objective"] = answers.Space.Study.Objectives[best.Objective].Text, ["value"] = best.Value, ["number"] = best.Result.Number, ["configuration"] = Configuration(answers.Space, best.Result.Number) };

    private static JsonObject Point(StudyAnswers answers, PointResult result, ImmutableArray<double> objectives) =>
        new() { ["number"] = result.Number, ["configuration"] = Configuration(answers.Space, result.Number), ["objectives"] = Numbers(objectives), ["bound_by"] = result.BoundBy };

    private static JsonObject Configuration(DesignSpace space, long number)
    {
        DesignPoint point = space[number];
        return new JsonObject(point.Values.Select((v, i) => KeyValuePair.Create(space.Axes[i].Name, (JsonNode?)v.Value)));
    }

    private static string Name(SensitivityMethod method) => method switch
    {
        SensitivityMethod.Exact => "exact",
        SensitivityMethod.ExactFirstOrder => "exact_first_order",
        SensitivityMethod.Sample => "sample",
        _ => "search",
    };

    private static JsonArray Numbers(IEnumerable<double> values) => List(values.Select(v => double.IsFinite(v) ? (JsonNode)v : null));

    private static JsonArray List(IEnumerable<JsonNode?> items) => [.. items];
}
