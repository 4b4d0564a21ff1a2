using System.Collections.Immutable;

namespace HwSim.Core.Results;

/// <summary>Sums over a run. A sum that lacks a part is null, and <see cref="Missing"/> says which part.</summary>
public sealed record RunTotals
{
    /// <summary>Null when an operation is infeasible. Likewise every other sum.</summary>
    public double? Seconds { get; init; }

    public long? Cycles { get; init; }

    /// <summary>Dynamic energy in joules. Leakage is not part of it: see <see cref="LeakageWatts"/>.</summary>
    public double? Energy { get; init; }

    /// <summary>Static power of the parts on the chip that have a figure, in watts; null where none has.</summary>
    public double? LeakageWatts { get; init; }

    public string? EnergyTable { get; init; }

    public ImmutableSortedDictionary<string, double> EnergyByComponent { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    public double? AreaMm2 { get; init; }

    public ImmutableArray<PartArea> AreaByPart { get; init; } = [];

    public ImmutableSortedDictionary<string, LevelTraffic> BytesByLevel { get; init; } = ImmutableSortedDictionary<string, LevelTraffic>.Empty;

    public ImmutableSortedDictionary<string, double> TimeShares { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    public ImmutableSortedDictionary<string, double> Busy { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>The resource that binds for the longest time.</summary>
    public string? BoundBy { get; init; }

    /// <summary>Dense multiply-accumulates, before any sparsity.</summary>
    public long Macs { get; init; }

    /// <summary>Multiply-accumulates that the machine does, those of pruned weights left out.</summary>
    public long? PerformedMacs { get; init; }

    public double? Utilization { get; init; }

    /// <summary>The parts without a figure, because of which a sum is null.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];
}
