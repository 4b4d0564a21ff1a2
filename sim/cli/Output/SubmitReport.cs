using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Cli.Cluster;
using HwSim.Core.Engine.Exploration;

namespace HwSim.Cli.Output;

/// <summary>What became of a submission.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Submission">What was submitted.</param>
/// <param name="State">How far it is; null where only files were written.</param>
internal sealed record SubmitReport(SubmissionFolder Folder, Submission Submission, ClusterState? State)
{
    private const string SchemaName = "hwsim.submit/1";

    /// <summary>The shards that were started now.</summary>
    public ImmutableArray<int> Started { get; init; } = [];

    /// <summary>The job that they are tasks of.</summary>
    public string? ShardsJob { get; init; }

    /// <summary>The merge that was started now.</summary>
    public string? MergeJob { get; init; }

    /// <summary>Why the scheduler says nothing; null where it answers.</summary>
    public string? Silence { get; init; }

    /// <summary>What a person can type to start it.</summary>
    public ImmutableArray<string> ByHand { get; init; } = [];

    /// <summary>The document.</summary>
    public JsonObject ToJson() => new()
    {
        ["schema"] = SchemaName,
        ["study"] = Submission.Study,
        ["engine"] = Submission.Engine,
        ["folder"] = Folder.Root,
        ["points"] = Submission.Points,
        ["kept"] = State?.Points,
        ["shards"] = State is null ? null : new JsonArray([.. State.Shards.Select((s, i) => (JsonNode)ToJson(s, i + 1))]),
        ["merge"] = State is null ? null : ToJson(State.Merge),
        ["store"] = State?.Merge.State == WorkState.Done ? Folder.Store : null,
        ["started"] = new JsonObject
        {
            ["shards"] = new JsonArray([.. Started.Select(s => (JsonNode)s)]),
            ["shards_job"] = ShardsJob,
            ["merge_job"] = MergeJob,
        },
        ["scheduler_error"] = Silence,
        ["by_hand"] = new JsonArray([.. ByHand.Select(c => (JsonNode)c)]),
    };

    private JsonObject ToJson(WorkStatus status, int shard)
    {
        JsonObject document = ToJson(status);
        document.Insert(0, "shard", new Shard(shard, Submission.Shards).ToString());
        document.Insert(1, "points", State!.PointsOf(shard));
        document.Insert(2, "kept", State.Kept[shard - 1]);
        return document;
    }

    private static JsonObject ToJson(WorkStatus status) => new() { ["state"] = WordOf(status.State), ["job"] = status.Job, ["scheduler_says"] = status.Says };

    /// <summary>A state as people and documents read it.</summary>
    public static string WordOf(WorkState state) => state.ToString().ToLowerInvariant();
}
