using System.Collections.Immutable;

namespace HwSim.Cli.Cluster;

/// <summary>What a shard may use.</summary>
internal sealed record JobSettings
{
    /// <summary>Cores a shard; as many workers.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>The longest that a shard may run; null for the cluster's own limit.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>How many shards may run at the same time; null for as many as fit.</summary>
    public int? AtMost { get; init; }

    /// <summary>Slurm's partition.</summary>
    public string? Partition { get; init; }

    /// <summary>More options of sbatch, without dashes, such as <c>account=physics</c>.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>The container image of Kubernetes.</summary>
    public string? Image { get; init; }

    /// <summary>A persistent volume claim that is there already; null where the manifest makes one.</summary>
    public string? Claim { get; init; }
}
