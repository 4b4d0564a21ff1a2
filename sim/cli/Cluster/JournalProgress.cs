using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Store;

namespace HwSim.Cli.Cluster;

/// <summary>Reads how far shards are off their journals, also while shards write them.</summary>
internal static class JournalProgress
{
    /// <summary>How many points of each shard its journal holds.</summary>
    /// <exception cref="InputException">A journal is of another study.</exception>
    public static ImmutableArray<long> Of(Submission submission, SubmissionFolder folder)
    {
        long[] kept = new long[submission.Shards];
        Diagnostics problems = [];
        Parallel.For(0, kept.Length, i =>
        {
            Shard shard = new(i + 1, submission.Shards);
            kept[i] = CountOf(folder.JournalOf(shard), shard, submission.Digest, problems);
        });
        InputException.ThrowIfAny(problems);
        return [.. kept];
    }

    private static long CountOf(string path, Shard shard, string digest, Diagnostics problems)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16);
            StudyRecord found = ShardJournal.StudyOf(stream);
            if (found.Digest != digest)
            {
                Report(DiagnosticCode.OtherStudy, $"the journal is of another study, or another version of it ('{found.Name}', {found.Digest})", "give --out another folder, or remove this file");
                return 0;
            }

            PointRanges there = new();
            foreach (PointResult result in ShardJournal.Results(stream))
            {
                there.Add(shard.OrdinalOf(result.Number));
            }

            return there.Count;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or StoreException)
        {
            // Not begun, or not even its first line was written; a file of something else is refused by the shard that is to write it.
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report(DiagnosticCode.UnreadableFile, $"cannot be read: {e.Message.TrimEnd('.')}", "");
            return 0;
        }

        void Report(DiagnosticCode code, string message, string suggestion)
        {
            lock (problems)
            {
                problems.Add(code, new SourceText(path, "").Start, message, suggestion);
            }
        }
    }
}
