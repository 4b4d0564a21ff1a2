using System.Globalization;
using System.Text;

namespace HwSim.Cli.Cluster.Slurm;

/// <summary>
/// The batch scripts. They name no folder: a job starts in the folder that sbatch is called in. The program replaces the shell, so that
/// signals of Slurm reach it.
/// </summary>
internal static class SlurmScripts
{
    public const string ArrayFile = "array.sbatch";
    public const string MergeFile = "merge.sbatch";

    /// <summary>Options of sbatch that these scripts depend on.</summary>
    private static readonly string[] Own = ["array", "chdir", "cpus-per-task", "dependency", "error", "job-name", "open-mode", "output", "parsable", "wrap"];

    /// <summary>True where an option, <c>name</c> or <c>name=value</c>, is one that people must leave alone.</summary>
    public static bool IsOwn(string option) => Own.Contains(option.Split('=')[0]);

    /// <summary>Runs one shard a task.</summary>
    public static string Array(Submission submission)
    {
        JobSettings jobs = submission.Jobs;
        StringBuilder text = Head(submission, submission.JobName, "shard-%a");
        text.Append(CultureInfo.InvariantCulture, $"#SBATCH --array={Tasks(Enumerable.Range(1, submission.Shards), jobs.AtMost)}\n");
        text.Append(CultureInfo.InvariantCulture, $"#SBATCH --cpus-per-task={jobs.Cpus}\n");
        if (jobs.Time is { } time)
        {
            text.Append(CultureInfo.InvariantCulture, $"#SBATCH --time={time.Days}-{time:hh\\:mm\\:ss}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $$"""
            #SBATCH --requeue
            #
            # One task is one shard: it appends to its own journal, and goes on where that ends.
            # Start it in this folder:  sbatch {{ArrayFile}}, or for some shards  sbatch --array=3,5 {{ArrayFile}}
            # Without Slurm:            SLURM_ARRAY_TASK_ID=3 bash {{ArrayFile}}

            exec {{ShellWord.Of(submission.Program)}} sweep {{ShellWord.Of(submission.File)}}{{(submission.Operations ? " --operations" : "")}} \
              --shard "$SLURM_ARRAY_TASK_ID/{{submission.Shards}}" --db "{{SubmissionFolder.JournalsName}}/$SLURM_ARRAY_TASK_ID-of-{{submission.Shards}}.journal" \
              --jobs "${SLURM_CPUS_PER_TASK:-1}"

            """);
        return text.ToString();
    }

    /// <summary>Joins the journals.</summary>
    public static string Merge(Submission submission)
    {
        StringBuilder text = Head(submission, submission.MergeName, "merge");
        text.Append(CultureInfo.InvariantCulture, $"""
            #
            # Makes {SubmissionFolder.StoreName} from all journals, or ends with 3 and says which shards lack points.
            # Start it in this folder:  sbatch merge.sbatch, or without Slurm  bash merge.sbatch

            exec {ShellWord.Of(submission.Program)} merge {SubmissionFolder.StoreName} --complete {SubmissionFolder.JournalsName}/*-of-{submission.Shards}.journal

            """);
        return text.ToString();
    }

    /// <summary>Numbers of tasks as sbatch takes them: <c>1-3,7%2</c>.</summary>
    public static string Tasks(IEnumerable<int> shards, int? atMost)
    {
        List<(int First, int Last)> ranges = [];
        foreach (int shard in shards.Order())
        {
            if (ranges is [.., (int first, int last)] && last == shard - 1)
            {
                ranges[^1] = (first, shard);
            }
            else
            {
                ranges.Add((shard, shard));
            }
        }

        string tasks = string.Join(',', ranges.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.First}{(r.Last > r.First ? $"-{r.Last}" : "")}")));
        return atMost is null ? tasks : string.Create(CultureInfo.InvariantCulture, $"{tasks}%{atMost}");
    }

    private static StringBuilder Head(Submission submission, string name, string log)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"""
            #!/bin/bash
            #SBATCH --job-name={name}
            #SBATCH --output={SubmissionFolder.LogsName}/{log}.log
            #SBATCH --open-mode=append

            """);
        if (submission.Jobs.Partition is { } partition)
        {
            text.Append(CultureInfo.InvariantCulture, $"#SBATCH --partition={partition}\n");
        }

        foreach (string option in submission.Jobs.Options)
        {
            text.Append(CultureInfo.InvariantCulture, $"#SBATCH --{option}\n");
        }

        return text;
    }
}
