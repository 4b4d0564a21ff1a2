using System.Text.Json.Nodes;
using HwSim.Core.Engine.Exploration;

namespace HwSim.Cli.Output;

/// <summary>What a sweep or a merge found, as a JSON document.</summary>
internal static class SweepDocument
{
    public const string SchemaName = "hwsim.sweep/1";

    /// <summary>The document. Times are in seconds; points of the front are listed up to <see cref="MostListed"/>.</summary>
    /// <param name="study">The study.</param>
    /// <param name="summary">Its results.</param>
    /// <param name="evaluator">What costed the new points.</param>
    /// <param name="newPoints">How many they are.</param>
    /// <param name="seconds">How long that took.</param>
    /// <param name="store">The name of the file that they are in.</param>
    /// <param name="stoppedBy">What ended the study before its end; null where nothing did.</param>
    public static JsonObject Of(Study study, StudySummary summary, PointEvaluator evaluator, long newPoints, double seconds, string store, string? stoppedBy) => new()
    {
        ["schema"] = SchemaName,
        ["study"] = study.Name,
        ["points"] = summary.Points,
        ["feasible"] = summary.Feasible,
        ["infeasible"] = new JsonArray([.. summary.Reasons.Take(MostReasons).Select(r => (JsonNode)new JsonObject { ["reason"] = r.Key, ["points"] = r.Value })]),
        ["screened"] = summary.Screened,
        ["new_points"] = newPoints,
        ["stopped_by"] = stoppedBy,
        ["seconds"] = seconds,
        ["points_per_second"] = seconds > 0 ? newPoints / seconds : 0,
        ["operations"] = evaluator.Operations,
        ["operations_worked_out"] = evaluator.WorkedOut,
        ["store"] = store,
        ["digest"] = summary.Digest,
        ["objectives"] = new JsonArray([.. study.Objectives.Select(o => (JsonNode)$"{(o.Maximize ? "maximize" : "minimize")} {o.Text}")]),
        ["pareto_size"] = summary.Front.Points.Length,
        ["hypervolume"] = summary.Front.Hypervolume,
        ["hypervolume_reference"] = new JsonArray([.. summary.Front.Reference.Select(r => (JsonNode)r)]),
        ["pareto"] = new JsonArray([.. summary.Front.Points.Take(MostListed).Select(p => (JsonNode)Point(study, p))]),
    };

    /// <summary>The longest list of points in a document; the store has them all.</summary>
    public const int MostListed = 1000;

    private const int MostReasons = 10;

    private static JsonObject Point(Study study, ParetoPoint point) => new JsonObject
    {
        ["number"] = point.Result.Number,
        ["configuration"] = new JsonObject(point.Result.Configuration.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Setting)),
        ["objectives"] = new JsonObject(study.Objectives.Select((o, i) => (o.Text, point.Objectives[i])).DistinctBy(o => o.Text).Select(o => KeyValuePair.Create(o.Text, (JsonNode?)o.Item2))),
    };

    private static KeyValuePair<string, JsonNode?> Setting(string line)
    {
        int equals = line.IndexOf('=', StringComparison.Ordinal);
        return KeyValuePair.Create(line[..equals], (JsonNode?)line[(equals + 1)..]);
    }
}
