using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Comparison;

/// <summary>The tables of a comparison.</summary>
internal static class ComparisonTables
{
    public static Html Totals(RunComparison comparison) => Table.Of(
        $"Totals; ratios are to {comparison.Labels[0]}",
        [Table.Head("Total"), .. comparison.Labels.Select(Table.NumberHead)],
        comparison.Totals.Select(t => Table.Row([Table.Name(t.Name), .. t.Values.Select((v, i) => Table.Number(Cell(t, v, i)))])));

    public static Html Operations(RunComparison comparison)
    {
        bool several = comparison.Runs.Length > 1;
        string[] heads = [.. comparison.Labels, .. several ? comparison.Labels.Skip(1).SelectMany(l => new[] { $"Ratio, {l}", $"Difference, {l}" }) : []];
        return Html.Of($"""
            <form class="filter" data-table="operation-rows" hidden>
            <label>Show operations with <input type="search" autocomplete="off"></label>
            <output aria-live="polite"></output>
            </form>
            <div class="scroll tall" tabindex="0" role="region" aria-label="Operations"><table class="sortable operations" id="operation-rows">
            <caption>Time of each operation. Operations are matched by name; ratios and differences are to {comparison.Labels[0]}.</caption>
            <thead><tr><th scope="col"><button type="button">Operation</button></th>{heads.Select(h => Html.Of($"""<th scope="col" class="n"><button type="button">{h}</button></th>"""))}</tr></thead>
            <tbody>
            {comparison.Lines.Select(l => Table.Row([Table.Name(l.Name), .. l.Results.Select(Time), .. l.Results.Skip(1).SelectMany(r => Against(r, l.Results[0]))]))}</tbody>
            </table></div>

            """);
    }

    public static Html Differences(RunComparison comparison) => comparison.Differences.IsEmpty
        ? Html.Of($"""
            <p class="absent">Nothing in the machine files.</p>

            """)
        : Table.Of(
            "Parameters that differ",
            [Table.Head("Path"), .. comparison.Labels.Select(Table.Head)],
            comparison.Differences.Select(d => Table.Row([Table.Name(d.Path), .. d.Values.Select(v => Table.Cell(v ?? Figure.None))])));

    public static Html Provenance(RunComparison comparison) => Table.Of(
        "Provenance",
        [Table.Head("Run"), Table.Head("Command"), Table.Head("Version"), Table.Head("Digest")],
        comparison.Runs.Select((r, i) => Table.Row([Table.Name(comparison.Labels[i]), Table.Text(r.Provenance.Command), Table.Cell(r.Provenance.ModelVersion), Table.Text(r.Provenance.ConfigDigest)])));

    /// <summary>A total with its ratio to the first run.</summary>
    public static string Cell(RunComparison.Total total, double? value, int run) =>
        run > 0 && RunComparison.Ratio(value, total.Values[0]) is { } ratio ? $"{total.Format(value)} ({Figure.Ratio(ratio)})" : total.Format(value);

    private static Html Time(OperationResult? result) => result switch
    {
        null => Table.Number(Figure.None, null),
        { Infeasible: { } reason } => Html.Of($"""<td class="n reason" data-v="" title="{reason}">infeasible</td>"""),
        _ => Table.Number(Figure.Seconds(result.Seconds), result.Seconds),
    };

    private static IEnumerable<Html> Against(OperationResult? result, OperationResult? first)
    {
        double? ratio = RunComparison.Ratio(result?.Seconds, first?.Seconds);
        double? difference = result?.Seconds - first?.Seconds;
        yield return Table.Number(Figure.Ratio(ratio), ratio);
        yield return Table.Number(difference switch
        {
            > 0 => $"+{Figure.Seconds(difference)}",
            < 0 => $"−{Figure.Seconds(-difference)}",
            _ => Figure.Seconds(difference),
        }, difference);
    }
}
