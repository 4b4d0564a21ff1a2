using System.Globalization;
using HwSim.Cli;
using HwSim.Cli.Cluster;
using HwSim.Core.Config;
using HwSim.Tests.Cli;
using HwSim.Tests.Unit.Exploration;

namespace HwSim.Tests.Cluster;

/// <summary>What is asked of a scheduler, for what journals hold and jobs do.</summary>
public sealed class SubmissionRunTests : IDisposable
{
    private readonly SweepFolder folder = new(Studies.Small);

    public SubmissionRunTests() => SweepFolder.Run("submit", folder["study.yaml"], "--out", folder["out"], "--shards", "3", "--dry-run");

    [Fact]
    public void At_first_all_shards_are_started_and_the_merge_behind_them() => Assert.Equal(["shards 1,2,3", "merge after 21"], Ask());

    [Fact]
    public void Only_what_is_missing_and_has_no_job_is_started()
    {
        Sweep(1);

        Assert.Equal(["shards 3", "cancel 12", "merge after 11_2,21"], Ask(Shard(2, JobPhase.Running), Shard(3, JobPhase.Ended), Merge(JobPhase.Pending)));
        Assert.Equal(["shards 3", "merge after 11_2,21"], Ask(Shard(2, JobPhase.Pending), Merge(JobPhase.Ended)));
    }

    [Fact]
    public void Where_all_that_is_missing_has_a_job_nothing_is_started() =>
        Assert.Empty(Ask(Shard(1, JobPhase.Running), Shard(2, JobPhase.Pending), Shard(3, JobPhase.Running), Merge(JobPhase.Pending)));

    [Fact]
    public void A_merge_that_is_missing_is_started_behind_the_shards_that_are_not_complete()
    {
        Sweep(1);
        Sweep(2);
        Assert.Equal(["merge after 11_3"], Ask(Shard(3, JobPhase.Running), Merge(JobPhase.Ended)));

        Sweep(3);
        Assert.Equal(["merge after "], Ask());
        Assert.Empty(Ask(Merge(JobPhase.Running)));
    }

    [Fact]
    public void A_store_ends_it_even_where_journals_are_gone()
    {
        for (int shard = 1; shard <= 3; shard++)
        {
            Sweep(shard);
        }

        SweepFolder.Run(["merge", Folder.Store, .. Directory.GetFiles(Folder.Journals)]);
        Directory.Delete(Folder.Journals, recursive: true);

        Assert.Empty(Ask());
    }

    [Fact]
    public void A_damaged_line_makes_a_shard_incomplete()
    {
        for (int shard = 1; shard <= 3; shard++)
        {
            Sweep(shard);
        }

        string[] lines = File.ReadAllLines(Journal(2));
        lines[4] = lines[4].Replace("\"number\":", "\"numbre\":", StringComparison.Ordinal);
        File.WriteAllLines(Journal(2), lines);

        Assert.Equal(["shards 2", "merge after 21"], Ask());
    }

    [Theory]
    [InlineData("shards")]
    [InlineData("merge")]
    public void A_scheduler_that_refuses_is_a_diagnostic(string what)
    {
        InputException thrown = Assert.Throws<InputException>(() => SubmissionRun.Start(Folder, Submission, new FakeScheduler { Refuses = what }));

        Diagnostic problem = Assert.Single(thrown.Problems);
        Assert.Equal((DiagnosticCode.SchedulerFailed, "no"), (problem.Code, problem.Message));
    }

    public void Dispose() => folder.Dispose();

    private SubmissionFolder Folder => new(folder["out"]);

    private Submission Submission => SubmissionFile.Read(Folder, [])!;

    private List<string> Ask(params ClusterJob[] jobs)
    {
        FakeScheduler scheduler = new(jobs);
        SubmissionRun.Start(Folder, Submission, scheduler);
        return scheduler.Asked;
    }

    private void Sweep(int shard) => folder.Sweep(Path.GetRelativePath(folder["."], Journal(shard)), "--shard", string.Create(CultureInfo.InvariantCulture, $"{shard}/3"));

    private string Journal(int shard) => Folder.JournalOf(new Core.Engine.Exploration.Shard(shard, 3));

    private static ClusterJob Shard(int shard, JobPhase phase) => new($"11_{shard}", 11, shard, phase, "");

    private static ClusterJob Merge(JobPhase phase) => new("12", 12, null, phase, "");
}
