namespace HwSim.Cli.Cluster.Slurm;

/// <summary>Talks to Slurm through its commands. Jobs are known by their name, so those that a person started by hand count as well.</summary>
internal sealed class SlurmScheduler(SubmissionFolder folder, Submission submission) : IScheduler
{
    public IReadOnlyList<ClusterJob> Jobs() => Squeue.Read(
        ExternalProgram.Run(
            "squeue", folder.Root, "--noheader", "--array", "--states=all", $"--user={Environment.UserName}", $"--name={submission.JobName},{submission.MergeName}", $"--format={Squeue.Format}"),
        submission.MergeName);

    public string StartShards(IReadOnlyCollection<int> shards) => Start($"--array={SlurmScripts.Tasks(shards, submission.Jobs.AtMost)}", SlurmScripts.ArrayFile);

    public string StartMerge(IReadOnlyCollection<string> after) =>
        after.Count == 0 ? Start(SlurmScripts.MergeFile) : Start($"--dependency=afterok:{string.Join(':', after)}", "--kill-on-invalid-dep=yes", SlurmScripts.MergeFile);

    public void Cancel(string job) => ExternalProgram.Run("scancel", folder.Root, job);

    /// <summary>The answer is the job's number, and behind a semicolon the cluster's name where there are several.</summary>
    private string Start(params string[] arguments) => ExternalProgram.Run("sbatch", folder.Root, ["--parsable", .. arguments]).Split(';')[0].Trim();
}
