using System.Collections.Immutable;

namespace HwSim.Workloads.Yaml;

/// <summary>One entry of an operation list, as written.</summary>
internal sealed record OperationEntry
{
    public required Placed<string> Name { get; init; }

    /// <summary>The producers that it names; empty for the entry before.</summary>
    public ImmutableArray<Placed<string>> Inputs { get; init; } = [];

    /// <summary>Null for an entry that is only its activation.</summary>
    public Work? Work { get; init; }

    /// <summary>Applied to the result, as an operation of its own.</summary>
    public VectorFunction? Activation { get; init; }

    /// <summary>The shape of one sample of an input from outside, for entries without extents of their own.</summary>
    public ImmutableArray<long> Shape { get; init; } = [];

    public long Repeat { get; init; } = 1;

    public WeightFormat? Weights { get; init; }
}
