using System.Globalization;

namespace HwSim.Cli.Cluster.Slurm;

/// <summary>Reads what squeue prints.</summary>
internal static class Squeue
{
    /// <summary>Array job, task, job with task, state, name, reason; the reason is last because it alone is free text.</summary>
    public const string Format = "%F|%K|%i|%T|%j|%r";

    private const int Columns = 6;

    /// <summary>The states of jobs that will not go on by themselves.</summary>
    private static readonly string[] Ended =
        ["BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "NODE_FAIL", "OUT_OF_MEMORY", "PREEMPTED", "REVOKED", "TIMEOUT"];

    private static readonly string[] Waiting =
        ["CONFIGURING", "PENDING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "RESV_DEL_HOLD", "SPECIAL_EXIT"];

    /// <summary>The jobs of an output; lines that are no jobs of ours are passed over.</summary>
    /// <param name="text">The output, in <see cref="Format"/>.</param>
    /// <param name="mergeName">The name of the job that is the merge.</param>
    public static IReadOnlyList<ClusterJob> Read(string text, string mergeName)
    {
        List<ClusterJob> jobs = [];
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] cells = line.Split('|', Columns);
            if (cells.Length < Columns || !Whole(cells[0], out int order))
            {
                continue;
            }

            bool isTask = Whole(cells[1], out int task);
            if (isTask || cells[4] == mergeName)
            {
                JobPhase phase = Ended.Contains(cells[3]) ? JobPhase.Ended : Waiting.Contains(cells[3]) ? JobPhase.Pending : JobPhase.Running;
                jobs.Add(new ClusterJob(cells[2], order, isTask ? task : null, phase, Says(cells[3], phase, cells[5])));
            }
        }

        return jobs;
    }

    /// <summary>The state in words; why a job waits is worth saying, while the reason of one that has ended often misleads.</summary>
    private static string Says(string state, JobPhase phase, string reason)
    {
        string word = state.Replace('_', ' ').ToLowerInvariant();
        return phase == JobPhase.Pending && reason is not ("" or "None") ? $"{word}: {reason}" : word;
    }

    private static bool Whole(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
