using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Sections;

/// <summary>Every operation with its figures; sorted by its heads, filtered by the form above it.</summary>
internal static class OperationsTable
{
    private static readonly (string Head, bool Number)[] Columns =
    [
        ("Operation", false), ("No.", true), ("Kind", false), ("M", true), ("N", true), ("K", true), ("Count", true), ("MACs", true), ("Time", true), ("Share", true),
        ("Cycles", true), ("Utilization", true), ("Mapping eff.", true), ("Folds", true), ("Bound by", false), ("DRAM read", true), ("DRAM written", true), ("MAC/B", true), ("Energy", true), ("Mapping", false),
    ];

    public static Html Of(RunResult run) => Html.Of($"""
        {Filter(run)}<div class="scroll tall" tabindex="0" role="region" aria-label="Operations"><table class="sortable operations" id="operation-rows">
        <caption>Every operation, in the order of the run. Shares are of the total time; DRAM figures are bytes.</caption>
        <thead><tr>{Columns.Select(c => Html.Of($"""<th scope="col"{(c.Number ? Html.Of($" class=\"n\"") : Html.Empty)}><button type="button">{c.Head}</button></th>"""))}</tr></thead>
        <tbody>
        {run.Operations.Select((o, at) => Row(run, o, at + 1))}</tbody>
        </table></div>

        """);

    private static Html Filter(RunResult run)
    {
        IReadOnlyList<Term> bounds = Vocabulary.Ordered(run.Operations.Select(o => o.BoundBy).OfType<string>());
        return Html.Of($"""
            <form class="filter" data-table="operation-rows" hidden>
            <label>Show operations with <input type="search" autocomplete="off"></label>
            <label>bound by <select><option value="">anything</option>{bounds.Select(b => Html.Of($"""<option value="{b.Key}">{b.Label}</option>"""))}</select></label>
            <output aria-live="polite"></output>
            </form>

            """);
    }

    private static Html Row(RunResult run, OperationResult o, int number) => Html.Of($"""
        <tr data-bound="{o.BoundBy}">{Table.Name(o.Name)}{Cells(run, o, number)}</tr>

        """);

    private static IEnumerable<Html> Cells(RunResult run, OperationResult o, int number)
    {
        yield return Table.Number(Figure.Whole(number), number);
        yield return Table.Cell(Vocabulary.Plain(o.Kind));
        yield return Dimension(o.M);
        yield return Dimension(o.N);
        yield return Dimension(o.K);
        yield return Table.Number(Figure.Whole(o.Count), o.Count);
        yield return Table.Number(o.Macs > 0 ? Figure.Short(o.Macs) : Figure.None, o.Macs);
        if (o.Infeasible is { } reason)
        {
            yield return Html.Of($"""<td class="text reason" colspan="12"><b>infeasible:</b> {reason}</td>""");
            yield break;
        }

        LevelTraffic? dram = o.BytesByLevel.GetValueOrDefault("dram");
        double? share = run.Totals.Seconds > 0 ? o.Seconds / run.Totals.Seconds : null;
        yield return Table.Number(Figure.Seconds(o.Seconds), o.Seconds);
        yield return Table.Number(Figure.Percent(share), share);
        yield return Table.Number(Figure.Whole(o.Cycles), o.Cycles);
        yield return Table.Number(Figure.Percent(o.Utilization), o.Utilization);
        yield return Table.Number(Figure.Percent(o.MappingEfficiency), o.MappingEfficiency);
        yield return Table.Number(Figure.Whole(o.Folds), o.Folds);
        yield return o.BoundBy is { } bound
            ? Html.Of($"""<td><i class="swatch" style="--hue:{Vocabulary.Of(bound).Hue.Css}"></i> {Vocabulary.Of(bound).Label}</td>""")
            : Table.Cell(Figure.None);
        yield return Table.Number(Figure.Bytes(dram?.Read), dram?.Read);
        yield return Table.Number(Figure.Bytes(dram?.Written), dram?.Written);
        yield return Table.Number(Figure.Plain(o.Intensity()), o.Intensity());
        yield return Table.Number(Figure.Joules(o.Energy), o.Energy);
        yield return Table.Text(o.Mapping);
    }

    private static Html Dimension(long size) => Table.Number(size == 0 ? Figure.None : Figure.Whole(size), size);
}
