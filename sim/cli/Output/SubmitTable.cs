using System.Globalization;
using HwSim.Cli.Cluster;
using HwSim.Core.Engine.Exploration;
using Spectre.Console;

namespace HwSim.Cli.Output;

/// <summary>What became of a submission, for people.</summary>
internal static class SubmitTable
{
    private const int MostShown = 40;

    public static void Print(SubmitReport report)
    {
        string again = $"hwsim submit {ShellWord.Of(report.Folder.Root)}";
        if (report.State is not { } state)
        {
            Terminal.WriteLine($"written to {report.Folder.Root}; nothing was started. By hand:");
            Terminal.WriteLine($"  cd {ShellWord.Of(report.Folder.Root)}");
            foreach (string command in report.ByHand)
            {
                Terminal.WriteLine($"  {command}");
            }

            return;
        }

        PrintState(state);
        if (report.Silence is { } silence)
        {
            Terminal.Error($"{report.Submission.Engine} does not answer, so this is what the journals hold: {silence}");
        }

        if (report.ShardsJob is { } job)
        {
            Terminal.WriteLine($"started: {report.Started.Length} shards as job {job}");
        }

        if (report.MergeJob is { } merge)
        {
            Terminal.WriteLine($"started: the merge as job {merge}, for when all shards are complete");
        }

        Terminal.WriteLine(state.Merge.State == WorkState.Done
            ? $"complete: {report.Folder.Store}"
            : $"how far it is: {again} --state\nto start what is missing: {again}");
    }

    private static void PrintState(ClusterState state)
    {
        Submission submission = state.Submission;
        string counts = string.Join(", ", state.Shards.GroupBy(s => s.State).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {SubmitReport.WordOf(g.Key)}")));
        Terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{submission.Study} on {submission.Engine}: {state.Points:N0} of {submission.Points:N0} points; shards: {counts}; merge: {MergeWord(state.Merge)}"));
        int[] shown = [.. state.Indices(s => s.State != WorkState.Done)];
        if (shown.Length == 0)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("shard", "points", "state", "job", "scheduler says", "log");
        foreach (int shard in shown.Take(MostShown))
        {
            WorkStatus status = state.Shards[shard - 1];
            table.AddRow(
                new Shard(shard, submission.Shards).ToString(),
                string.Create(CultureInfo.InvariantCulture, $"{state.Kept[shard - 1]:N0} of {state.PointsOf(shard):N0}"),
                SubmitReport.WordOf(status.State), status.Job ?? "", Markup.Escape(status.Says),
                status.State == WorkState.Failed ? FormattableString.Invariant($"{SubmissionFolder.LogsName}/shard-{shard}.log") : "");
        }

        Terminal.Out.Write(table);
        if (shown.Length > MostShown)
        {
            Terminal.WriteLine($"and {shown.Length - MostShown} more that are not done; --json lists all");
        }
    }

    private static string MergeWord(WorkStatus merge) =>
        merge.Job is { } job && merge.State != WorkState.Done ? $"{SubmitReport.WordOf(merge.State)} (job {job}, {merge.Says})" : SubmitReport.WordOf(merge.State);
}
