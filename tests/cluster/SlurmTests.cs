using System.Diagnostics;
using System.Text.Json.Nodes;
using HwSim.Tests.Cli;

namespace HwSim.Tests.Cluster;

/// <summary>On a real Slurm: whatever happens to jobs, the store is the one that a single machine makes, and nothing is simulated twice.</summary>
public sealed class SlurmTests(SlurmCluster cluster) : IClassFixture<SlurmCluster>
{
    private const int Shards = 4;

    private const int Requeued = 1;

    private static readonly string[] Options = ["--shards", "4", "--program", SubmitFolder.Program, "--operations"];

    private static readonly Lazy<(string Digest, string[] Rows)> Reference = new(SingleMachine);

    [SlurmFact]
    public void A_killed_shard_alone_is_started_again()
    {
        Assert.NotNull(cluster);
        using SubmitFolder folder = new();
        JsonObject first = folder.Submit(Options);
        Assert.Equal([1, 2, 3, 4], SubmitFolder.Started(first));
        File.Delete(folder.File);
        using (Process process = folder.Pause(2, Shards))
        {
            process.Kill();
        }

        JsonObject ended = folder.AwaitEnd();
        Assert.Equal(["done", "failed", "done", "done"], Enumerable.Range(1, Shards).Select(s => SubmitFolder.StateOf(ended, s)));
        Assert.InRange(SubmitFolder.Kept(ended, 2), 1, 194);
        Assert.Equal("failed", SubmitFolder.MergeOf(ended));
        Assert.False(File.Exists(folder.Store));

        JsonObject again = SweepFolder.Run("submit", folder.Out);
        Assert.Equal([2], SubmitFolder.Started(again));
        JsonObject merged = folder.AwaitEnd();
        Assert.Equal("done", SubmitFolder.MergeOf(merged));
        IsTheSingleMachineStore(folder);

        JsonObject last = SweepFolder.Run("submit", folder.Out);
        Assert.Equal(([], null, null), (SubmitFolder.Started(last), last["started"]!["shards_job"], last["started"]!["merge_job"]));
    }

    [SlurmFact]
    public void A_drained_node_and_a_requeued_shard_change_nothing()
    {
        using SubmitFolder folder = new();
        folder.Submit(Options);
        folder.Pause(Requeued, Shards).Dispose();
        JsonObject state = folder.State();
        Assert.Equal("running", SubmitFolder.StateOf(state, Requeued));
        SlurmCluster.Run("scontrol", "update", "NodeName=n2", "State=DRAIN", "Reason=test");
        try
        {
            SlurmCluster.Run("scontrol", "requeue", state["shards"]![Requeued - 1]!["job"]!.GetValue<string>());
            JsonObject ended = folder.AwaitEnd();

            Assert.Equal("done", SubmitFolder.MergeOf(ended));
            Assert.Contains("drain", SlurmCluster.Run("sinfo", "--noheader", "--Node", "--format=%N %T"), StringComparison.Ordinal);
        }
        finally
        {
            SlurmCluster.Run("scontrol", "update", "NodeName=n2", "State=RESUME");
        }

        IsTheSingleMachineStore(folder);
        string log = File.ReadAllText(folder[$"logs/shard-{Requeued}.log"]);
        Assert.Contains("REQUEUE", log, StringComparison.Ordinal);
        Assert.Equal(2, log.Split(" new in ").Length - 1);
        Assert.DoesNotContain("; 195 new in", log, StringComparison.Ordinal);
    }

    [SlurmFact]
    public void Running_the_command_again_while_shards_run_starts_nothing()
    {
        using SubmitFolder folder = new();
        folder.Submit(Options);
        using Process held = folder.Pause(1, Shards);
        JsonObject again = folder.Submit();
        Assert.Empty(SubmitFolder.Started(again));
        Assert.Null(again["started"]!["merge_job"]);
        Assert.Equal("pending", SubmitFolder.MergeOf(again));

        SlurmCluster.Run("scancel", again["merge"]!["job"]!.GetValue<string>());
        JsonObject repaired = folder.Submit();
        Assert.Empty(SubmitFolder.Started(repaired));
        Assert.NotNull(repaired["started"]!["merge_job"]);
        SubmitFolder.Continue(held);
        Assert.Equal("done", SubmitFolder.MergeOf(folder.AwaitEnd()));
        IsTheSingleMachineStore(folder);
    }

    private static void IsTheSingleMachineStore(SubmitFolder folder)
    {
        Assert.Equal(Reference.Value.Rows, StoreRows.Of(folder.Store));
        using SubmitFolder study = new();
        JsonObject swept = SweepFolder.Run("sweep", study.File, "--db", folder.Store);
        Assert.Equal((0, Reference.Value.Digest), (swept["new_points"]!.GetValue<int>(), swept["digest"]!.GetValue<string>()));
    }

    private static (string Digest, string[] Rows) SingleMachine()
    {
        using SubmitFolder folder = new();
        Directory.CreateDirectory(folder.Out);
        (int code, string output, _) = HwSimProcess.Run("sweep", folder.File, "--db", folder.Store, "--operations", "--json", "-");
        Assert.Equal(0, code);
        return (JsonNode.Parse(output)!["digest"]!.GetValue<string>(), StoreRows.Of(folder.Store));
    }
}
