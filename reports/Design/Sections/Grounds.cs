using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Sections;

/// <summary>What the figures rest on: area, constants, configuration, provenance.</summary>
internal static class Grounds
{
    private static readonly string[] Trusts = ["published", "derived", "fitted", "assumed", "chosen"];

    public static Section Area(RunTotals totals) => new("area", "Area", totals.AreaByPart.IsDefaultOrEmpty
        ? Html.Of($"""
            <p class="absent">No part of this machine has an area figure.</p>

            """)
        : Html.Of($"""
            {Html.When(totals.AreaMm2 is null, () => Html.Of($"""
                <p class="caveat">There is no total area, as a part has no figure.</p>

                """))}{Table.Of(
                    totals.AreaMm2 is { } total ? $"Area by part, {Figure.SquareMillimetres(total)} in all" : "Area by part",
                    [Table.Head("Part"), Table.NumberHead("Count"), Table.NumberHead("Area of all"), Table.NumberHead("Share"), Table.Head("Source")],
                    totals.AreaByPart.Select(p => Table.Row([
                        Table.Name(p.Part), Table.Number(Figure.Whole(p.Count)), Table.Number(p.Mm2 is null ? "no figure" : Figure.SquareMillimetres(p.Mm2)),
                        Table.Number(totals.AreaMm2 > 0 ? Figure.Percent(p.Mm2 / totals.AreaMm2) : Figure.None), Table.Text(p.Source)])))}
            """));

    public static Section Constants(RunResult run) => new("constants", "Constants", run.Constants.IsDefaultOrEmpty
        ? Html.Of($"""
            <p class="absent">The result names no constants.</p>

            """)
        : Html.Of($"""
            <p class="lead">Every constant that the figures rest on. Published: printed in a paper, data sheet or standard. Derived: computed from published figures. Fitted: on measurements that the source names. Assumed: without a source. Chosen: a parameter of the design.</p>
            {Table.Of(
                "Constants with value, source and trust",
                [Table.Head("Constant"), Table.NumberHead("Value"), Table.Head("Trust"), Table.Head("Source")],
                run.Constants.Select(c => Table.Row([Table.Name(c.Name), Table.Number(c.Value), Badge(c.Trust), Table.Text(c.Source)])))}
            """));

    public static Section Configuration(RunResult run) => new("configuration", "Configuration", Table.Of(
        $"The machine {Printable.Cut(run.Machine.Name, 60)} as resolved",
        [Table.Head("Path"), Table.Head("Value")],
        run.Machine.Parameters.Select(p => Table.Row([Table.Name(p.Path), Code(p.Value)]))));

    public static Section Provenance(RunResult run)
    {
        (string Name, string Value)[] lines =
        [
            ("Command", run.Provenance.Command),
            ("Version", run.Provenance.ModelVersion),
            ("Document", run.Schema),
            ("Digest of everything asked", run.Provenance.ConfigDigest),
            ("Digest of the machine", run.Machine.Digest),
            ("Digest of the workload", run.Workload.Digest),
        ];
        return new("provenance", "Provenance", Html.Of($"""
            <p class="lead">What it takes to get the same figures again. Digests are SHA-256 of canonical texts.</p>
            {Table.Of("Provenance", [Table.Head("What"), Table.Head("Value")], lines.Select(l => Table.Row([Table.Name(l.Name), Code(l.Value)])))}
            """));
    }

    private static Html Code(string text) => Html.Of($"""<td class="text code">{text}</td>""");

    private static Html Badge(string trust) => Html.Of($"""<td><span class="badge trust-{(Trusts.Contains(trust) ? trust : "unknown")}">{trust}</span></td>""");
}
