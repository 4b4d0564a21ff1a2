using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Results;

namespace HwSim.Core.Engine;

/// <summary>Reads a result as a reviewer would: says where the time goes, what could be changed, and what does not add up.</summary>
internal static class Critic
{
    private const double WorthSaying = 0.2;

    public static IEnumerable<Finding> Findings(ImmutableArray<OperationResult> operations, RunTotals totals)
    {
        foreach (Finding finding in Contradictions(operations))
        {
            yield return finding;
        }

        foreach (IGrouping<string, OperationResult> reason in operations.Where(o => o.Infeasible is not null).GroupBy(o => o.Infeasible!))
        {
            yield return new Finding("infeasible", FindingLevel.Warning, $"{Count(reason.Count(), "operation")} cannot run on this machine, so nothing is totalled: {reason.Key} ({Names(reason)}).");
        }

        if (totals.Seconds is not { } seconds || seconds == 0)
        {
            yield break;
        }

        foreach (Finding finding in WhereTheTimeGoes(operations, totals, seconds))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Contradictions(ImmutableArray<OperationResult> operations)
    {
        foreach (OperationResult operation in operations)
        {
            foreach (KeyValuePair<string, double> busy in operation.Busy.Where(b => b.Value > operation.Seconds * (1 + 1e-9)))
            {
                yield return new Finding("busy-beyond-total", FindingLevel.Warning, string.Create(CultureInfo.InvariantCulture, $"{operation.Name}: {busy.Key} is busy for {busy.Value:G4} s of {operation.Seconds:G4} s."));
            }
        }
    }

    private static IEnumerable<Finding> WhereTheTimeGoes(ImmutableArray<OperationResult> operations, RunTotals totals, double seconds)
    {
        double Share(TimeShare share) => totals.TimeShares.GetValueOrDefault(OperationResults.Name(share)) / seconds;

        double fill = Share(TimeShare.FillDrain);
        if (fill > WorthSaying)
        {
            OperationResult[] worst = Worst(operations, o => o.TimeShares.GetValueOrDefault(OperationResults.Name(TimeShare.FillDrain)));
            yield return new Finding(
                "fill-drain", FindingLevel.Advice,
                $"{Percent(fill)} of the time is loading, filling and draining the array, most of it in {Names(worst)}. Try array.overlap_folds=true, a smaller array, a larger batch, or dataflow: best.");
        }

        double memory = Share(TimeShare.MemoryStall);
        if (memory > WorthSaying)
        {
            OperationResult[] worst = Worst(operations, o => o.TimeShares.GetValueOrDefault(OperationResults.Name(TimeShare.MemoryStall)));
            yield return new Finding(
                "memory-stall", FindingLevel.Advice,
                $"{Percent(memory)} of the time waits for main memory, most of it in {Names(worst)}. Try more bandwidth, larger scratchpads, narrower operands, or a larger batch so that weights are used more often.");
        }

        double vector = Share(TimeShare.Vector);
        if (vector > WorthSaying)
        {
            yield return new Finding("vector-unit", FindingLevel.Advice, $"{Percent(vector)} of the time is the vector unit's. Try more vector.lanes.");
        }

        double unused = operations.Where(o => o.MappingEfficiency is < 0.5 && o.Seconds > 0).Sum(o => o.Seconds!.Value);
        if (unused / seconds > WorthSaying)
        {
            OperationResult[] worst = Worst(operations.Where(o => o.MappingEfficiency is < 0.5), o => o.Seconds ?? 0);
            bool grouped = worst.Any(o => o.Count > 1);
            yield return new Finding(
                "unused-pes", FindingLevel.Advice,
                $"{Percent(unused / seconds)} of the time goes to products that occupy less than half of the PEs while they stream, such as {Names(worst)}. {(grouped ? "Try array.pack_groups=true" : "Try another array shape")} or dataflow: best.");
        }
    }

    private static OperationResult[] Worst(IEnumerable<OperationResult> operations, Func<OperationResult, double> by) =>
        [.. operations.Where(o => by(o) > 0).OrderByDescending(by).Take(3)];

    private static string Names(IEnumerable<OperationResult> operations)
    {
        OperationResult[] all = [.. operations];
        string shown = string.Join(", ", all.Take(3).Select(o => $"'{o.Name}'"));
        return all.Length > 3 ? $"{shown} and {all.Length - 3} more" : shown;
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{count} {what}s");

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:F0} %");
}
