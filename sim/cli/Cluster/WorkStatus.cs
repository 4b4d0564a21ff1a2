namespace HwSim.Cli.Cluster;

/// <summary>How far a piece of work is.</summary>
/// <param name="State">Its state.</param>
/// <param name="Job">Its last job, where the scheduler knows one.</param>
/// <param name="Says">What the scheduler says of that job.</param>
internal sealed record WorkStatus(WorkState State, string? Job, string Says)
{
    /// <summary>True where starting it again is of use.</summary>
    public bool IsStartable => State is WorkState.Open or WorkState.Failed;

    /// <summary>True while a job has it.</summary>
    public bool IsActive => State is WorkState.Pending or WorkState.Running;

    /// <summary>The state of work from its jobs.</summary>
    /// <param name="isDone">True where what it was to make is there.</param>
    /// <param name="jobs">Its jobs; null where the scheduler does not answer.</param>
    public static WorkStatus Of(bool isDone, IEnumerable<ClusterJob>? jobs)
    {
        ClusterJob? last = jobs?.OrderBy(j => j.Phase == JobPhase.Ended ? 0 : 1).ThenBy(j => j.Order).LastOrDefault();
        WorkState state = isDone ? WorkState.Done
            : jobs is null ? WorkState.Unknown
            : last?.Phase switch
            {
                null => WorkState.Open,
                JobPhase.Pending => WorkState.Pending,
                JobPhase.Running => WorkState.Running,
                _ => WorkState.Failed,
            };
        return new WorkStatus(state, last?.Id, last?.Says ?? "");
    }
}
