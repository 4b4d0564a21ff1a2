namespace HwSim.Cli.Cluster;

/// <summary>How far a job is.</summary>
internal enum JobPhase
{
    Pending,
    Running,
    Ended,
}
