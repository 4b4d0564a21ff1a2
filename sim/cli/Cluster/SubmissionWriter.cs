using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Store;

namespace HwSim.Cli.Cluster;

/// <summary>Fills the folder of a submission. What is there already stays, except for scripts, which follow the options.</summary>
internal static class SubmissionWriter
{
    /// <summary>Writes what is missing.</summary>
    /// <exception cref="InputException">The folder cannot be used.</exception>
    public static void Write(SubmissionFolder folder, Submission submission, SubmittedStudy study, IClusterEngine engine)
    {
        OutputFiles.CheckFolder(folder.Root);
        SubmissionFile.Write(folder, submission);
        if (!Directory.Exists(folder.Study))
        {
            study.Snapshot.Write(folder.Study);
        }

        string copy = Path.Combine(folder.Root, submission.File);
        Diagnostics problems = [];
        if (SubmittedStudy.Load(copy, problems) is { } copied && copied.Record.Digest != submission.Digest)
        {
            problems.Add(
                DiagnosticCode.OtherStudy, new SourceText(copy, "").Start, "the copy of the study is not what was submitted: files changed while they were copied, or were edited here",
                $"remove {folder.Root} and submit again");
        }

        InputException.ThrowIfAny(problems);

        foreach ((string name, string text) in engine.Files(submission, study.Snapshot))
        {
            OutputFiles.Write(Path.Combine(folder.Root, name), text);
        }

        if (engine.Scheduler(folder, submission) is not null)
        {
            BeginJournals(folder, submission, study.Record);
        }
    }

    /// <summary>
    /// Writes the first line of each journal, which names the study: a node that would compute something else, because it has another
    /// version of HwSim or of a file, is refused by it.
    /// </summary>
    private static void BeginJournals(SubmissionFolder folder, Submission submission, StudyRecord study) => OutputFiles.Guard(folder.Journals, () =>
    {
        Directory.CreateDirectory(folder.Logs);
        Directory.CreateDirectory(folder.Journals);
        for (int i = 1; i <= submission.Shards; i++)
        {
            string path = folder.JournalOf(new Shard(i, submission.Shards));
            if (!File.Exists(path))
            {
                using ShardJournal journal = ShardJournal.Open(new FileStream(path, FileMode.CreateNew), study);
            }
        }
    });
}
