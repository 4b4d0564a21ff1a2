using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HwSim.Core.Engine.Exploration;

namespace HwSim.Cli.Output;

/// <summary>What a merge found.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Points">How many points it has.</param>
/// <param name="Journals">How many journals were read.</param>
/// <param name="Results">How many results the store has.</param>
/// <param name="Digest">Of all results.</param>
/// <param name="MissingByShard">How many points each shard lacks; one number for all where journals are not named by shard.</param>
internal sealed record MergeSummary(string Study, long Points, int Journals, long Results, string Digest, IReadOnlyList<long> MissingByShard)
{
    private const string SchemaName = "hwsim.merge/1";
    private const int MostShown = 20;

    public long Missing => MissingByShard.Sum();

    private IEnumerable<(Shard Shard, long Missing)> Incomplete =>
        MissingByShard.Count == 1 ? [] : MissingByShard.Select((m, i) => (new Shard(i + 1, MissingByShard.Count), m)).Where(s => s.m > 0);

    /// <summary>The document.</summary>
    /// <param name="store">The file that has the results; null where none was made.</param>
    public JsonObject ToJson(string? store) => new()
    {
        ["schema"] = SchemaName,
        ["study"] = Study,
        ["points"] = Results,
        ["missing"] = Missing,
        ["incomplete"] = new JsonArray([.. Incomplete.Select(s => (JsonNode)new JsonObject { ["shard"] = s.Shard.ToString(), ["missing"] = s.Missing })]),
        ["store"] = store,
        ["digest"] = Digest,
    };

    public string ToText(string? store)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Study}: {Points - Missing:N0} of {Points:N0} points from {Journals} shards; {(store is null ? "no store" : $"store {store}")}, digest {Digest}\n");
        foreach ((Shard shard, long missing) in Incomplete.Take(MostShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"shard {shard} lacks {missing:N0} of {shard.PointsOf(Points):N0} points\n");
        }

        int more = Incomplete.Count() - MostShown;
        if (more > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"and {more} more shards lack points\n");
        }

        return text.ToString();
    }
}
