namespace HwSim.Tests.Cluster;

/// <summary>A fact that needs Slurm; without it, it is skipped with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute()
    {
        if (SlurmCluster.Missing is { } program)
        {
            Skip = $"needs Slurm, and there is no {program}; on Debian and Ubuntu: apt-get install slurmctld slurmd slurm-client munge";
        }
    }
}
