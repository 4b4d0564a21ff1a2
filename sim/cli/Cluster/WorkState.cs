namespace HwSim.Cli.Cluster;

/// <summary>How far a shard, or the merge, is.</summary>
internal enum WorkState
{
    /// <summary>Not complete, and nothing works on it.</summary>
    Open,

    /// <summary>Not complete, and its last job has ended.</summary>
    Failed,

    Pending,
    Running,
    Done,

    /// <summary>Not complete; the scheduler does not answer.</summary>
    Unknown,
}
