using System.Collections.Immutable;
using HwSim.Core.Results;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>Why one run differs from another: by what time goes to, by what binds, by energy, by traffic, and operation by operation. It knows results only, so any two machines can be compared.</summary>
/// <param name="First">What is compared with.</param>
/// <param name="Second">What is explained.</param>
public sealed record RunDifference(RunResult First, RunResult Second)
{
    /// <summary>What the time goes to, the largest change first. The parts of a run add up to its time.</summary>
    public ImmutableArray<PartDifference> Time { get; } = Parts(First.Totals.TimeShares, Second.Totals.TimeShares);

    /// <summary>The seconds for which each resource binds, the largest change first.</summary>
    public ImmutableArray<PartDifference> Binding { get; } = Parts(Bound(First), Bound(Second));

    /// <summary>Dynamic energy by component, the largest change first.</summary>
    public ImmutableArray<PartDifference> Energy { get; } = Parts(First.Totals.EnergyByComponent, Second.Totals.EnergyByComponent);

    /// <summary>Bytes read and written at each level, the largest change first.</summary>
    public ImmutableArray<PartDifference> Traffic { get; } = Parts(Bytes(First), Bytes(Second));

    /// <summary>The operations, the largest change of time first; of equal ones in the order of the runs.</summary>
    public ImmutableArray<OperationDifference> Operations { get; } = [.. Match(First, Second).OrderByDescending(o => Math.Abs(o.Seconds))];

    /// <summary>By how many seconds the second takes longer; null where one of them has no total.</summary>
    public double? Seconds => Second.Totals.Seconds - First.Totals.Seconds;

    /// <summary>The part of the time that explains most of the change: the largest in its direction. Null where the time does not change.</summary>
    public PartDifference? Cause => Seconds is { } change && change != 0 ? Time.Where(p => Math.Sign(p.Change) == Math.Sign(change)).MaxBy(p => Math.Abs(p.Change)) : null;

    private static ImmutableArray<PartDifference> Parts(IReadOnlyDictionary<string, double> first, IReadOnlyDictionary<string, double> second) =>
    [
        .. first.Keys.Union(second.Keys).Select(k => new PartDifference(k, first.GetValueOrDefault(k), second.GetValueOrDefault(k)))
            .OrderByDescending(p => Math.Abs(p.Change)).ThenBy(p => p.Key, StringComparer.Ordinal),
    ];

    private static Dictionary<string, double> Bound(RunResult run) =>
        run.Operations.Where(o => o.BoundBy is not null).GroupBy(o => o.BoundBy!).ToDictionary(g => g.Key, g => g.Sum(o => o.Seconds ?? 0));

    private static Dictionary<string, double> Bytes(RunResult run) => run.Totals.BytesByLevel.ToDictionary(b => b.Key, b => b.Value.Read + b.Value.Written);

    private static IEnumerable<OperationDifference> Match(RunResult first, RunResult second)
    {
        Dictionary<(string, int), OperationResult> others = Numbered(second).ToDictionary(o => o.Key, o => o.Value);
        foreach (((string Name, int) key, OperationResult operation) in Numbered(first))
        {
            others.Remove(key, out OperationResult? other);
            yield return new OperationDifference(key.Name, operation, other);
        }

        foreach (((string Name, int) key, OperationResult operation) in Numbered(second).Where(o => others.ContainsKey(o.Key)))
        {
            yield return new OperationDifference(key.Name, null, operation);
        }
    }

    private static IEnumerable<KeyValuePair<(string Name, int Occurrence), OperationResult>> Numbered(RunResult run)
    {
        Dictionary<string, int> occurrences = new(StringComparer.Ordinal);
        foreach (OperationResult operation in run.Operations)
        {
            int occurrence = occurrences[operation.Name] = occurrences.GetValueOrDefault(operation.Name) + 1;
            yield return KeyValuePair.Create((operation.Name, occurrence), operation);
        }
    }
}
