using System.Collections.Immutable;
using HwSim.Core.Results;

namespace HwSim.Reports.Words;

/// <summary>Operations that a chart shows as one row.</summary>
/// <param name="Label">The name of the first, and how many more.</param>
/// <param name="Shape">The shape that all have; empty where they differ.</param>
/// <param name="Members">In the order of the run.</param>
public sealed record OperationGroup(string Label, string Shape, ImmutableArray<OperationResult> Members)
{
    private const int LongestLabel = 60;

    /// <summary>The time of all members.</summary>
    public double Seconds { get; } = Members.Sum(m => m.Seconds ?? 0);

    /// <summary>The energy of all members, as far as there are figures.</summary>
    public double Energy { get; } = Members.Sum(m => m.EnergyByComponent.Values.Sum());

    /// <summary>Useful work of all members.</summary>
    public long Macs { get; } = Members.Sum(m => m.Macs);

    /// <summary>Sums a table of each member key by key.</summary>
    public ImmutableSortedDictionary<string, double> Sum(Func<OperationResult, IEnumerable<KeyValuePair<string, double>>> table) =>
        Members.SelectMany(table).GroupBy(p => p.Key, p => p.Value, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => g.Sum(), StringComparer.Ordinal);

    /// <summary>A group of one.</summary>
    public static OperationGroup Single(OperationResult operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return new(Printable.Cut(operation.Name, LongestLabel), operation.Shape(), [operation]);
    }

    /// <summary>Several operations of one kind and shape.</summary>
    public static OperationGroup Alike(ImmutableArray<OperationResult> members) => members.Length == 1
        ? Single(members[0])
        : new($"{Figure.Whole(members.Length)}× {Printable.Cut(members[0].Name, LongestLabel)}", members[0].Shape(), members);

    /// <summary>What is left over.</summary>
    public static OperationGroup Rest(ImmutableArray<OperationResult> members, int groups) =>
        new($"{Figure.Whole(groups)} more rows", "", members);
}
