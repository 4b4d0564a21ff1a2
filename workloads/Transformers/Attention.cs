namespace HwSim.Workloads.Transformers;

/// <summary>Multi-head, grouped-query or multi-query attention.</summary>
public sealed record Attention
{
    public required long Heads { get; init; }

    /// <summary>Heads of keys and values: fewer than <see cref="Heads"/> for grouped queries, 1 for multi-query.</summary>
    public required long KeyValueHeads { get; init; }

    public required long HeadSize { get; init; }

    /// <summary>True where the projections of queries, keys and values have biases.</summary>
    public bool InputBias { get; init; }

    public bool OutputBias { get; init; }

    /// <summary>True where queries, keys and values come from one product.</summary>
    public bool Fused { get; init; }

    /// <summary>True where queries and keys are normalized head by head.</summary>
    public bool NormalizedHeads { get; init; }

    public PositionKind Position { get; init; }

    /// <summary>Values of a head that are rotated, or the distance buckets of a relative bias.</summary>
    public long PositionSize { get; init; }

    /// <summary>How many of the latest tokens a query sees; null for all.</summary>
    public long? Window { get; init; }
}
