using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Core.Results;
using HwSim.Reports.Design.Charts;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Comparison;

/// <summary>Several runs side by side as a web page.</summary>
public static class ComparisonReport
{
    private const int RowHeight = 26;

    /// <summary>One self-contained HTML text; the same runs give the same text.</summary>
    public static string Html(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        List<Chart> charts =
        [
            Stack(comparison, "time", "Time", "s", Figure.Seconds, r => r.Totals.TimeShares),
            Stack(comparison, "energy", "Energy", "J", Figure.Joules, r => r.Totals.EnergyByComponent),
        ];
        Section[] sections =
        [
            .. comparison.Runs.Length == 2 ? [Why(comparison)] : Array.Empty<Section>(),
            new("totals", "Totals", ComparisonTables.Totals(comparison)),
            new("shares", "What it goes to", Page.Html.Of($"""
                {charts.Select(c => c.Figure)}
                """)),
            new("operations", "Operations", ComparisonTables.Operations(comparison), Wide: true),
            new("differences", "What is configured differently", ComparisonTables.Differences(comparison)),
            new("provenance", "Provenance", ComparisonTables.Provenance(comparison)),
        ];
        Html body = Page.Html.Of($"""
            <header>
            <p class="eyebrow">HwSim comparison</p>
            <h1>{Words.Summary.Few(comparison.Runs.Length, "run")} side by side</h1>
            </header>
            <p class="summary">{comparison.Summary()}</p>
            {Section.Contents(sections)}{sections.Select(s => s.Markup)}
            """);
        return ReportPage.Compose($"{string.Join(" – ", comparison.Labels.Take(3))} – HwSim", body, charts);
    }

    private static Section Why(RunComparison comparison)
    {
        RunDifference difference = new(comparison.Runs[0], comparison.Runs[1]);
        (string first, string second) = (comparison.Labels[0], comparison.Labels[1]);
        return new("why", "Why they differ", Page.Html.Of($"""
            <p class="lead">{DifferenceWords.Of(difference, first, second)}</p>
            {DifferenceTables.Of(difference, first, second).Where(t => t.Rows.Length > 0).Select(t => Table.Of(
                t.Title,
                t.Heads.Select(h => h.EndsWith(':') ? Table.NumberHead(h[..^1]) : Table.Head(h)),
                t.Rows.Select(r => Table.Row(r.Select((cell, i) => i == 0 ? Table.Name(cell) : t.Heads[i].EndsWith(':') ? Table.Number(cell) : Table.Cell(cell))))))}
            """));
    }

    private static Chart Stack(
        RunComparison comparison, string id, string quantity, string unit, Func<double?, string> format, Func<RunResult, IReadOnlyDictionary<string, double>> parts)
    {
        StackedRows.Row[] rows = [.. comparison.Runs.Select((run, i) => new StackedRows.Row(comparison.Labels[i], $"{run.Workload.Name} on {run.Machine.Name}", parts(run)))];
        return new(
            id,
            quantity,
            $"One bar for each run, stacked by what the {quantity.ToLowerInvariant()} goes to. A run without a bar has no such figures.",
            $"{quantity} of each run: {string.Join("; ", rows.Select(r => $"{r.Label} {format(r.Total)}"))}.",
            Vocabulary.Ordered(rows.SelectMany(r => r.Parts.Keys)),
            StackedRows.Spec(rows, quantity, unit, format, RowHeight));
    }
}
