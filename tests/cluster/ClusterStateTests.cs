using System.Text.Json;
using HwSim.Cli.Cluster;
using HwSim.Cli.Cluster.Slurm;
using HwSim.Cli.Output;

namespace HwSim.Tests.Cluster;

/// <summary>What is made of journals and of what squeue says; shards of 11, 11, 10 and 10 points.</summary>
public sealed class ClusterStateTests
{
    private const string Name = "hwsim-it-s-one-01234567";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    [Theory]
    [InlineData("PENDING", "Resources", JobPhase.Pending, "pending: Resources")]
    [InlineData("PENDING", "None", JobPhase.Pending, "pending")]
    [InlineData("PENDING", "(launch failed requeued held)", JobPhase.Pending, "pending: (launch failed requeued held)")]
    [InlineData("RUNNING", "None", JobPhase.Running, "running")]
    [InlineData("COMPLETING", "NonZeroExitCode", JobPhase.Running, "completing")]
    [InlineData("SUSPENDED", "None", JobPhase.Running, "suspended")]
    [InlineData("FAILED", "JobLaunchFailure", JobPhase.Ended, "failed")]
    [InlineData("OUT_OF_MEMORY", "OutOfMemory", JobPhase.Ended, "out of memory")]
    [InlineData("SPECIAL_EXIT", "a | b", JobPhase.Pending, "special exit: a | b")]
    public void A_line_of_squeue_is_a_job(string state, string reason, object phase, string says)
    {
        ClusterJob job = Assert.Single(Squeue.Read($"11|3|11_3|{state}|{Name}|{reason}\n", $"{Name}-merge"));

        Assert.Equal(new ClusterJob("11_3", 11, 3, (JobPhase)phase, says), job);
    }

    [Theory]
    [InlineData("")]
    [InlineData("slurm_load_jobs error: something\n")]
    [InlineData("11|N/A|11|RUNNING|hwsim-other|None\n")]
    [InlineData("11|3|11_3\n")]
    public void Other_lines_are_none(string text) => Assert.Empty(Squeue.Read(text, $"{Name}-merge"));

    [Fact]
    public void Journals_decide_what_is_done_and_jobs_what_happens_to_the_rest()
    {
        ClusterState state = Submissions.State([11, 4, 0, 10], false, $"11|1|11_1|FAILED|{Name}|None\n11|2|11_2|TIMEOUT|{Name}|TimeLimit\n11|3|11_3|RUNNING|{Name}|None\n11|4|11_4|COMPLETING|{Name}|None\n12|N/A|12|PENDING|{Name}-merge|Dependency\n");

        Assert.Equal([WorkState.Done, WorkState.Failed, WorkState.Running, WorkState.Done], state.Shards.Select(s => s.State));
        Assert.Equal((WorkState.Pending, "12"), (state.Merge.State, state.Merge.Job));
        Assert.Equal([2], state.Startable.AsEnumerable());
    }

    [Fact]
    public void A_later_job_counts_and_one_that_works_counts_before_one_that_ended()
    {
        ClusterState state = Submissions.State(
            [1, 1, 1, 1], false,
            $"11|1|11_1|FAILED|{Name}|None\n13|1|13_1|TIMEOUT|{Name}|None\n11|2|11_2|FAILED|{Name}|None\n13|2|13_2|PENDING|{Name}|None\n9|3|9_3|RUNNING|{Name}|None\n11|3|11_3|CANCELLED|{Name}|None\n");

        Assert.Equal(["13_1", "13_2", "9_3", null], state.Shards.Select(s => s.Job));
        Assert.Equal([WorkState.Failed, WorkState.Pending, WorkState.Running, WorkState.Open], state.Shards.Select(s => s.State));
        Assert.Equal([1, 4], state.Startable.AsEnumerable());
    }

    [Fact]
    public void Where_the_scheduler_is_silent_nothing_is_started()
    {
        ClusterState state = Submissions.State([11, 4, 0, 10], false, null);

        Assert.Equal([WorkState.Done, WorkState.Unknown, WorkState.Unknown, WorkState.Done], state.Shards.Select(s => s.State));
        Assert.Equal(WorkState.Unknown, state.Merge.State);
        Assert.Empty(state.Startable);
    }

    [Fact]
    public void The_document_is_the_documented_one()
    {
        ClusterState state = Submissions.State([11, 4, 0, 0], false, $"11|1|11_1|COMPLETED|{Name}|None\n11|2|11_2|NODE_FAIL|{Name}|None\n13|3|13_3|RUNNING|{Name}|None\n13|4|13_4|PENDING|{Name}|Resources\n14|N/A|14|PENDING|{Name}-merge|Dependency\n");
        SubmitReport report = new(new SubmissionFolder("/shared/one.cluster"), Submissions.Slurm, state) { Started = [3, 4], ShardsJob = "13", MergeJob = "14" };

        GoldenFile.Matches(Path.Combine("cluster", "submit.json"), report.ToJson().ToJsonString(Indented) + "\n");
    }
}
