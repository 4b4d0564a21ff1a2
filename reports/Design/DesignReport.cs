using HwSim.Core.Results;
using HwSim.Reports.Design.Charts;
using HwSim.Reports.Design.Sections;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design;

/// <summary>The report of one run as a web page.</summary>
public static class DesignReport
{
    /// <summary>One self-contained HTML text; the same run gives the same text.</summary>
    public static string Html(RunResult run)
    {
        ArgumentNullException.ThrowIfNull(run);
        List<Chart> charts = [];
        Section[] sections = [.. Sections(run, charts)];
        Html body = Page.Html.Of($"""
            {Masthead.Of(run)}{Section.Contents(sections)}{sections.Select(s => s.Markup)}<footer>Made by HwSim {run.Provenance.ModelVersion} from <code>{run.Provenance.Command}</code>. This file needs no network and no other file.</footer>

            """);
        string title = $"{Printable.Cut(run.Workload.Name, 80)} on {Printable.Cut(run.Machine.Name, 80)} – HwSim";
        return ReportPage.Compose(title, body, charts);
    }

    private static IEnumerable<Section> Sections(RunResult run, List<Chart> charts)
    {
        bool any = run.Operations.Any(o => o.IsFeasible() && o.Seconds > 0);
        yield return new("findings", "Findings", Findings.List(run.Findings));
        if (any)
        {
            yield return new("where-time-goes", "Where the time goes", Page.Html.Of($"""
                {Add(UtilizationChart.Of(run))}{Add(TimeChart.Of(run))}
                """));
            yield return new("what-limits", "What limits it", Page.Html.Of($"""
                {Page.Html.When(run.Operations.Any(o => o.MacsPerSecond() is not null) && run.Machine.PeakMacsPerSecond > 0, () => Add(RooflineChart.Of(run)))}<div class="pair">
                {Add(BindingChart.Of(run))}{Page.Html.When(run.Totals.BytesByLevel.Count > 0, () => Add(TrafficChart.Of(run)))}</div>

                """));
        }

        if (run.Launches is { } launches)
        {
            yield return new("launches", "Launches", LaunchSection.Of(launches));
        }

        bool energy = run.Operations.Any(o => o.IsFeasible() && o.EnergyByComponent.Values.Any(v => v > 0));
        yield return new("energy", "Energy", EnergySection.Of(run, energy ? Keep(EnergyChart.Of(run)) : null));
        yield return new("operations", "Operations", OperationsTable.Of(run), Wide: true);
        yield return Grounds.Area(run.Totals);
        yield return Grounds.Constants(run);
        yield return Grounds.Configuration(run);
        yield return Grounds.Provenance(run);
        yield return new("how-to-read", "How to read this", Terms());

        Html Add(Chart chart) => Keep(chart).Figure;

        Chart Keep(Chart chart)
        {
            charts.Add(chart);
            return chart;
        }
    }

    private static Html Terms() => Page.Html.Of($"""
        <dl class="terms">
        {Glossary.Entries.Select(e => Page.Html.Of($"""
            <div><dt>{e.Name}</dt><dd>{e.Meaning}{Page.Html.When(e.Formula.Length > 0, () => Page.Html.Of($"""<span class="formula">{e.Formula}</span>"""))}</dd></div>

            """))}</dl>

        """);
}
