using System.Collections.Immutable;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;

namespace HwSim.Cli.Cluster;

/// <summary>Starts what is missing of a submission, and looks how far it is. What is done is read off journals and store; nothing else is remembered.</summary>
internal static class SubmissionRun
{
    /// <summary>How far a submission is; where the scheduler does not answer, as far as files tell.</summary>
    public static SubmitReport Look(SubmissionFolder folder, Submission submission)
    {
        IClusterEngine engine = ClusterEngines.Find(submission.Engine);
        if (engine.Scheduler(folder, submission) is not { } scheduler)
        {
            return new SubmitReport(folder, submission, null) { ByHand = [.. engine.ByHand(submission)] };
        }

        try
        {
            return new SubmitReport(folder, submission, StateOf(folder, submission, scheduler.Jobs()));
        }
        catch (SchedulerException e)
        {
            return new SubmitReport(folder, submission, StateOf(folder, submission, null)) { Silence = e.Message };
        }
    }

    /// <summary>Starts the shards that are not complete and that no job has, and the merge for when all shards are complete.</summary>
    /// <exception cref="InputException">The scheduler is not there or refuses.</exception>
    public static SubmitReport Start(SubmissionFolder folder, Submission submission, IScheduler scheduler)
    {
        try
        {
            ClusterState state = StateOf(folder, submission, scheduler.Jobs());
            string? shards = state.Startable.IsEmpty ? null : scheduler.StartShards(state.Startable);
            string? merge = null;
            if (state.Merge.State != WorkState.Done && (shards is not null || !state.Merge.IsActive))
            {
                // A merge that waits for shards which have failed would wait for ever.
                if (state.Merge.IsActive)
                {
                    scheduler.Cancel(state.Merge.Job!);
                }

                merge = scheduler.StartMerge([.. state.Shards.Where(s => s.IsActive).Select(s => s.Job!), .. shards is null ? (string[])[] : [shards]]);
            }

            ClusterState now = merge is null ? state : ClusterState.Of(submission, state.Kept, File.Exists(folder.Store), scheduler.Jobs());
            return new SubmitReport(folder, submission, now) { Started = state.Startable, ShardsJob = shards, MergeJob = merge };
        }
        catch (SchedulerException e)
        {
            throw new InputException([new Diagnostic(
                DiagnosticCode.SchedulerFailed, new SourceText(submission.Engine, "").Start, e.Message,
                $"the scripts are in {folder.Root}: start them by hand, or run this command where {submission.Engine} answers")]);
        }
    }

    /// <summary>A store is made only of complete journals, so where it is there nothing is missing, whatever has become of them.</summary>
    private static ClusterState StateOf(SubmissionFolder folder, Submission submission, IReadOnlyList<ClusterJob>? jobs)
    {
        bool isMerged = File.Exists(folder.Store);
        ImmutableArray<long> kept = isMerged
            ? [.. Enumerable.Range(1, submission.Shards).Select(i => new Shard(i, submission.Shards).PointsOf(submission.Points))]
            : JournalProgress.Of(submission, folder);
        return ClusterState.Of(submission, kept, isMerged, jobs);
    }
}
