using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Sections;

/// <summary>What was asked, and the answer in one paragraph and six figures.</summary>
internal static class Masthead
{
    public static Html Of(RunResult run) => Html.Of($"""
        <header>
        <p class="eyebrow">HwSim design report</p>
        <h1><bdi>{run.Workload.Name}</bdi> <span class="on">on</span> <bdi>{run.Machine.Name}</bdi></h1>
        {Html.When(run.Machine.Description.Length > 0, () => Html.Of($"""
            <p class="description">{run.Machine.Description}</p>

            """))}<dl class="asked">
        {Asked(run).Select(a => Html.Of($"""
            <div><dt>{a.Name}</dt><dd>{a.Value}</dd></div>

            """))}</dl>
        </header>
        <p class="summary">{Summary.Of(run)}</p>
        {Tiles.Of(run)}{WholeBar.Of(run.Totals.Seconds is null ? "The time of what can run, by what it goes to" : "The time, by what it goes to", run.Totals.TimeShares, Figure.Seconds)}
        """);

    private static IEnumerable<(string Name, Html Value)> Asked(RunResult run)
    {
        yield return ("Machine", Html.Of($"{run.Machine.Model}, {Figure.Hertz(run.Machine.ClockHertz)}"));
        yield return ("Workload", Html.Of($"{Summary.Few(run.Workload.Operations, "operation")}, {Figure.Short(run.Workload.Parameters)} parameters"));
        yield return ("Techniques", run.Workload.Techniques.Count == 0 ? Html.Of($"none") : Html.Of($"<code>{string.Join(", ", run.Workload.Techniques)}</code>"));
        yield return ("Fidelity", Html.Of($"{run.Fidelity}"));
        yield return ("Version", Html.Of($"{run.Provenance.ModelVersion}"));
        yield return ("Digest", Html.Of($"""<code title="{run.Provenance.ConfigDigest}">{Printable.Cut(run.Provenance.ConfigDigest, 17)}</code>"""));
        yield return ("Command", Html.Of($"<code>{run.Provenance.Command}</code>"));
    }
}
