namespace HwSim.Workloads;

/// <summary>What the caller sets over a workload's own values; null leaves the workload's.</summary>
public sealed record WorkloadOptions
{
    /// <summary>The largest batch, sequence or context that is accepted.</summary>
    public const long Most = 1L << 24;

    /// <summary>Leaves everything as the workload says.</summary>
    public static readonly WorkloadOptions Default = new();

    /// <summary>Images or sequences at a time.</summary>
    public long? Batch { get; init; }

    /// <summary>Tokens a sequence.</summary>
    public long? Sequence { get; init; }

    public Phase? Phase { get; init; }

    /// <summary>Tokens whose keys and values are in the cache when a decode step starts.</summary>
    public long? Context { get; init; }

    public LogitPositions? Logits { get; init; }
}
