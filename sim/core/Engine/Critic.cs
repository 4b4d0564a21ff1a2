using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Machine;
using HwSim.Core.Results;

namespace HwSim.Core.Engine;

/// <summary>Reads a result as a reviewer would: says where the time goes, what could be changed, and what does not add up.</summary>
internal static class Critic
{
    private const double WorthSaying = 0.2;

    public static IEnumerable<Finding> Findings(ImmutableArray<OperationResult> operations, RunTotals totals, IAccelerator machine)
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

        foreach (Finding finding in WhereTheTimeGoes(operations, totals, seconds, machine))
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

    private static IEnumerable<Finding> WhereTheTimeGoes(ImmutableArray<OperationResult> operations, RunTotals totals, double seconds, IAccelerator machine)
    {
        double Share(TimeShare share) => totals.TimeShares.GetValueOrDefault(OperationResults.Name(share)) / seconds;
        OperationResult[] WorstBy(TimeShare share) => Worst(operations, o => o.TimeShares.GetValueOrDefault(OperationResults.Name(share)));

        double fill = Share(TimeShare.FillDrain);
        if (fill > WorthSaying)
        {
            OperationResult[] worst = WorstBy(TimeShare.FillDrain);
            yield return Advice("fill-drain", $"{Percent(fill)} of the time is loading, filling and draining the array, most of it in {Names(worst)}.", machine.Remedies(Symptom.FillDrain, worst));
        }

        double memory = Share(TimeShare.MemoryStall);
        if (memory > WorthSaying)
        {
            OperationResult[] worst = WorstBy(TimeShare.MemoryStall);
            yield return Advice("memory-stall", $"{Percent(memory)} of the time waits for main memory, most of it in {Names(worst)}.", machine.Remedies(Symptom.MemoryStall, worst));
        }

        double vector = Share(TimeShare.Vector);
        if (vector > WorthSaying)
        {
            OperationResult[] worst = WorstBy(TimeShare.Vector);
            yield return Advice("vector-unit", $"{Percent(vector)} of the time is the vector unit's, most of it in {Names(worst)}.", machine.Remedies(Symptom.VectorWork, worst));
        }

        double unused = operations.Where(o => o.MappingEfficiency is < 0.5 && o.Seconds > 0).Sum(o => o.Seconds!.Value);
        if (unused / seconds > WorthSaying)
        {
            OperationResult[] worst = Worst(operations.Where(o => o.MappingEfficiency is < 0.5), o => o.Seconds ?? 0);
            yield return Advice(
                "unused-pes", $"{Percent(unused / seconds)} of the time goes to products that occupy less than half of the PEs while they stream, such as {Names(worst)}.",
                machine.Remedies(Symptom.UnusedElements, worst));
        }
    }

    /// <summary>What is the matter and what to try, the last of several joined by "or".</summary>
    private static Finding Advice(string code, string what, IEnumerable<string> remedies)
    {
        string[] all = [.. remedies];
        string tries = all.Length switch
        {
            0 => "",
            1 => $" Try {all[0]}.",
            2 => $" Try {all[0]} or {all[1]}.",
            _ => $" Try {string.Join(", ", all[..^1])}, or {all[^1]}.",
        };
        return new Finding(code, FindingLevel.Advice, what + tries);
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
