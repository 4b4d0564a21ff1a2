namespace HwSim.Cli.Cluster;

/// <summary>Starts and watches the jobs of one submission.</summary>
internal interface IScheduler
{
    /// <summary>The jobs of the submission that the scheduler knows, whoever started them; it forgets old ones.</summary>
    /// <exception cref="SchedulerException">It does not answer.</exception>
    IReadOnlyList<ClusterJob> Jobs();

    /// <summary>Starts shards.</summary>
    /// <returns>The job that they are tasks of.</returns>
    /// <exception cref="SchedulerException">It refuses.</exception>
    string StartShards(IReadOnlyCollection<int> shards);

    /// <summary>Starts the merge for when jobs have ended well.</summary>
    /// <returns>Its job.</returns>
    /// <exception cref="SchedulerException">It refuses.</exception>
    string StartMerge(IReadOnlyCollection<string> after);

    /// <summary>Ends a job that waits or runs.</summary>
    /// <exception cref="SchedulerException">It refuses.</exception>
    void Cancel(string job);
}
