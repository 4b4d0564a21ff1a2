using System.Collections.Immutable;

namespace HwSim.Core.Results;

/// <summary>One operation of a run. Seconds, joules, bytes; dictionaries have the names of <see cref="TimeShare"/>, <see cref="Resource"/>, <see cref="MemoryLevel"/> and <see cref="EnergyComponent"/> in snake case.</summary>
public sealed record OperationResult
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    /// <summary>The operator's name in its source.</summary>
    public string SourceType { get; init; } = "";

    /// <summary>The element-wise operations that were fused into it, in order.</summary>
    public ImmutableArray<string> Fused { get; init; } = [];

    /// <summary>Rows of the product; 0 for what is not a product. Likewise <see cref="N"/> and <see cref="K"/>.</summary>
    public long M { get; init; }

    public long N { get; init; }

    public long K { get; init; }

    /// <summary>How many such products (groups, heads, repetitions).</summary>
    public long Count { get; init; } = 1;

    /// <summary>Why it cannot run on this machine; null when it can, and then the figures below hold.</summary>
    public string? Infeasible { get; init; }

    public double? Seconds { get; init; }

    public long? Cycles { get; init; }

    public double? Utilization { get; init; }

    public double? MappingEfficiency { get; init; }

    public long? Folds { get; init; }

    public string? BoundBy { get; init; }

    /// <summary>Dense multiply-accumulates, before any sparsity.</summary>
    public long Macs { get; init; }

    /// <summary>Multiply-accumulates that the machine does, those of pruned weights left out; null where it cannot run.</summary>
    public long? PerformedMacs { get; init; }

    /// <summary>Dynamic energy; null where a part has no figure.</summary>
    public double? Energy { get; init; }

    public ImmutableSortedDictionary<string, double> EnergyByComponent { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    public ImmutableSortedDictionary<string, double> TimeShares { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    public ImmutableSortedDictionary<string, double> Busy { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    public ImmutableSortedDictionary<string, LevelTraffic> BytesByLevel { get; init; } = ImmutableSortedDictionary<string, LevelTraffic>.Empty;

    /// <summary>The mapping in words.</summary>
    public string Mapping { get; init; } = "";
}
