using System.Collections.Immutable;
using HwSim.Core.Engine.Exploration;

namespace HwSim.Cli.Cluster;

/// <summary>How far a submission is: what journals hold, and what the scheduler says.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Kept">How many points each shard's journal holds.</param>
/// <param name="Shards">The shards, in order.</param>
/// <param name="Merge">The merge.</param>
internal sealed record ClusterState(Submission Submission, ImmutableArray<long> Kept, ImmutableArray<WorkStatus> Shards, WorkStatus Merge)
{
    /// <summary>All points that journals hold.</summary>
    public long Points => Kept.Sum();

    /// <summary>The shards to start: those that are not complete and that no job has. None where the scheduler does not answer.</summary>
    public ImmutableArray<int> Startable => [.. Indices(s => s.IsStartable)];

    /// <summary>Puts a state together.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="kept">How many points each shard's journal holds.</param>
    /// <param name="isMerged">True where the store is there.</param>
    /// <param name="jobs">The jobs that the scheduler knows; null where it does not answer.</param>
    public static ClusterState Of(Submission submission, ImmutableArray<long> kept, bool isMerged, IReadOnlyList<ClusterJob>? jobs)
    {
        ILookup<int, ClusterJob>? byShard = jobs?.Where(j => j.Shard is not null).ToLookup(j => j.Shard!.Value);
        return new ClusterState(
            submission, kept,
            [.. kept.Select((k, i) => WorkStatus.Of(k >= PointsOf(submission, i + 1), byShard?[i + 1]))],
            WorkStatus.Of(isMerged, jobs?.Where(j => j.Shard is null)));
    }

    /// <summary>How many points a shard has.</summary>
    public long PointsOf(int shard) => PointsOf(Submission, shard);

    /// <summary>The shards in a state, counted from 1.</summary>
    public IEnumerable<int> Indices(Func<WorkStatus, bool> which) => Enumerable.Range(1, Shards.Length).Where(i => which(Shards[i - 1]));

    private static long PointsOf(Submission submission, int shard) => new Shard(shard, submission.Shards).PointsOf(submission.Points);
}
