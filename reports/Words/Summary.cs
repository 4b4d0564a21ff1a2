using System.Collections.Immutable;
using HwSim.Core.Results;

namespace HwSim.Reports.Words;

/// <summary>A run told in a few sentences.</summary>
public static class Summary
{
    private const double Small = 0.02;

    /// <summary>One paragraph: how long, what the time goes to, what binds, how busy, how much energy.</summary>
    public static string Of(RunResult run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return string.Join(' ', Sentences(run).Where(s => s.Length > 0));
    }

    private static IEnumerable<string> Sentences(RunResult run)
    {
        RunTotals totals = run.Totals;
        string workload = Printable.Text(run.Workload.Name);
        string machine = $"{Printable.Text(run.Machine.Name)} at {Figure.Hertz(run.Machine.ClockHertz)}";
        int infeasible = run.Operations.Count(o => o.Infeasible is not null);
        if (infeasible > 0)
        {
            yield return $"{workload} does not run on {machine}: {Few(infeasible, "operation")} of {Figure.Whole(run.Operations.Length)} cannot be mapped, so there are no totals.";
        }
        else if (totals.Seconds is { } seconds)
        {
            yield return $"{workload} takes {Figure.Seconds(seconds)} on {machine}{Shares(totals, seconds)}.";
        }
        else
        {
            yield return $"{workload} on {machine} has no total time: {Missing(totals)}.";
        }

        yield return Binding(totals, run.Operations);
        yield return Work(run);
        yield return infeasible > 0 ? "" : Energy(totals);
    }

    private static string Shares(RunTotals totals, double seconds)
    {
        string[] parts = [.. totals.TimeShares.Where(p => seconds > 0 && p.Value / seconds >= Small).OrderByDescending(p => p.Value).Take(4)
            .Select(p => $"{Figure.Percent(p.Value / seconds)} of the time {Phrase(p.Key)}")];
        return parts.Length == 0 ? "" : ": " + Join([parts[0], .. parts[1..].Select(p => p.Replace("of the time ", "", StringComparison.Ordinal))]);
    }

    private static string Phrase(string share) => share switch
    {
        "stream" => "streams operands through the array",
        "fill_drain" => "is fill and drain",
        "vector" => "is vector work that nothing hides",
        "memory_stall" => "waits for main memory",
        "link_stall" => "waits for a link",
        "launch" => "is launching and host work",
        _ => $"is {Vocabulary.Plain(share)}",
    };

    private static string Binding(RunTotals totals, ImmutableArray<OperationResult> operations)
    {
        if (totals.BoundBy is not { } bound || totals.Seconds is not > 0)
        {
            return "";
        }

        double held = operations.Where(o => o.BoundBy == bound).Sum(o => o.Seconds ?? 0) / totals.Seconds.Value;
        return held > 0 ? $"{Vocabulary.Of(bound).Label} binds for {Figure.Percent(held)} of it." : "";
    }

    private static string Work(RunResult run)
    {
        RunTotals totals = run.Totals;
        return totals.Utilization is { } utilization
            ? $"The matrix engine does {Figure.Short(totals.Performed())} multiply-accumulates{(totals.Performed() < totals.Macs ? $" of {Figure.Short(totals.Macs)} dense ones" : "")}, {Figure.Percent(utilization)} of what it could do in that time."
            : "";
    }

    private static string Energy(RunTotals totals) => totals switch
    {
        { Energy: { } energy, Seconds: { } seconds and > 0 } =>
            $"It takes {Figure.Joules(energy)}, {Figure.Plain(energy / seconds)}\u00A0W on average.",
        { Energy: { } energy } => $"It takes {Figure.Joules(energy)}.",
        { Missing.Length: > 0 } => $"There is no total energy: {Missing(totals)}.",
        _ => "There is no energy table, so there is no energy.",
    };

    /// <summary>Which parts have no figure, as a clause.</summary>
    public static string Missing(RunTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        return totals.Missing.IsDefaultOrEmpty
            ? "a part has no figure"
            : $"{Join([.. totals.Missing.Select(Printable.Text)])} {(totals.Missing.Length == 1 ? "has" : "have")} no figure";
    }

    /// <summary>A count with its noun: 1 operation, 2 operations.</summary>
    public static string Few(int count, string noun) => $"{Figure.Whole(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Join(string[] parts) => parts.Length switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts[..^1])} and {parts[^1]}",
    };
}
