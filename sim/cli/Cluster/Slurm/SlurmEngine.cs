using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Cli.Cluster.Slurm;

/// <summary>A job array of Slurm with a merge that waits for it.</summary>
internal sealed class SlurmEngine : IClusterEngine
{
    public string Name => "slurm";

    public ImmutableArray<string> Program => OwnCommand.Words;

    public IEnumerable<string> ByHand(Submission submission) => [$"sbatch {SlurmScripts.ArrayFile}", $"sbatch --dependency=afterok:JOB {SlurmScripts.MergeFile}   # JOB: the number that the first command prints"];

    public void Check(Submission submission, SubmissionFolder folder, StudySnapshot snapshot, Diagnostics into)
    {
        if (folder.Root.AsSpan().ContainsAny('%', '\\'))
        {
            into.Add(
                DiagnosticCode.Unwritable, new SourceText(folder.Root, "").Start, "Slurm replaces % and \\ in the folder that a job starts in, so no job could start here",
                "give --out a folder without them in its full path");
        }

        foreach (string option in submission.Jobs.Options)
        {
            if (SlurmScripts.IsOwn(option))
            {
                into.Add(DiagnosticCode.BadCommandLine, new SourceText("--option", option).Start, $"'{option.Split('=')[0]}' is set by HwSim itself");
            }
        }

        if (submission.Jobs.Image is not null || submission.Jobs.Claim is not null)
        {
            into.Add(DiagnosticCode.BadCommandLine, new SourceText("--engine", Name).Start, "--image and --claim are for kubernetes", "to run in a container, give --program 'apptainer exec IMAGE hwsim'");
        }
    }

    public IEnumerable<(string Name, string Text)> Files(Submission submission, StudySnapshot snapshot) =>
        [(SlurmScripts.ArrayFile, SlurmScripts.Array(submission)), (SlurmScripts.MergeFile, SlurmScripts.Merge(submission))];

    public IScheduler Scheduler(SubmissionFolder folder, Submission submission) => new SlurmScheduler(folder, submission);
}
