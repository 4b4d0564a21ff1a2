using System.Collections.Immutable;
using System.Text;
using HwSim.Core.Results;
using HwSim.Reports.Design.Sections;
using HwSim.Reports.Page;
using HwSim.Reports.Words;
using static HwSim.Reports.Markdown.MarkdownText;

namespace HwSim.Reports.Markdown;

/// <summary>The report of one run as Markdown, for a paper or a README.</summary>
public static class DesignMarkdown
{
    /// <summary>The file names under which <see cref="Text"/> looks for the pictures of <see cref="RooflineSvg"/> and <see cref="TimeSvg"/>.</summary>
    public const string RooflineFile = "roofline.svg";

    /// <inheritdoc cref="RooflineFile"/>
    public const string TimeFile = "time.svg";

    /// <summary>The report; the same run gives the same text.</summary>
    /// <param name="run">The result.</param>
    /// <param name="pictures">True where the two pictures stand beside the file.</param>
    public static string Text(RunResult run, bool pictures)
    {
        ArgumentNullException.ThrowIfNull(run);
        StringBuilder text = new();
        text.Append($"# {Prose(run.Workload.Name)} on {Prose(run.Machine.Name)}\n\n{Prose(Summary.Of(run))}\n\n");
        text.Append(Asked(run)).Append(Totals(run));
        if (run.Findings.Length > 0)
        {
            text.Append("## Findings\n\n");
            text.AppendJoin("", Findings.Ordered(run.Findings).Select(f => $"- **{Findings.Title(f.Level)}:** {Prose(f.Message)} ({Code(f.Code)})\n")).Append('\n');
        }

        text.Append("## Where the time goes\n\n");
        if (pictures)
        {
            text.Append($"![Time per operation]({TimeFile})\n\n![Roofline]({RooflineFile})\n\n");
        }

        text.Append(Parts("Share of time", run.Totals.TimeShares, Figure.Seconds, run.Totals.Seconds));
        if (run.Launches is { } launches)
        {
            text.Append($"## Launches\n\n{Prose(LaunchSection.Words(launches))}\n\n");
            text.Append(MarkdownTable.Of(["Figure", "Value:"], LaunchSection.Figures(launches).Select(f => new[] { f.Name, Prose(f.Value) })));
        }

        text.Append("## Traffic\n\n").Append(MarkdownTable.Of(
            ["Level", "Read:", "Written:"],
            Vocabulary.Ordered(run.Totals.BytesByLevel.Keys).Select(l => new[] { l.Label, Figure.Bytes(run.Totals.BytesByLevel[l.Key].Read), Figure.Bytes(run.Totals.BytesByLevel[l.Key].Written) })));
        text.Append("## Energy\n\n");
        if (run.Totals.Energy is null)
        {
            text.Append($"There is no total energy: {Prose(EnergySection.Reason(run))}.\n\n");
        }

        text.Append(Parts("Component", run.Totals.EnergyByComponent, Figure.Joules, run.Totals.Energy));
        text.Append("## Operations\n\n").Append(Operations(run));
        return text.Append(MarkdownGrounds.Of(run)).ToString();
    }

    private static string Asked(RunResult run) => MarkdownTable.Of(["Asked", ""], new (string Name, string Value)[]
    {
        ("Machine", $"{Code(run.Machine.Name)}, {Prose(run.Machine.Model)}, {Figure.Hertz(run.Machine.ClockHertz)}"),
        ("Workload", $"{Code(run.Workload.Name)}, {Summary.Few(run.Workload.Operations, "operation")}, {Figure.Short(run.Workload.Parameters)} parameters"),
        ("Techniques", run.Workload.Techniques.Count == 0 ? "none" : string.Join(", ", run.Workload.Techniques.Select(Code))),
        ("Fidelity", Prose(run.Fidelity)),
        ("Command", Code(run.Provenance.Command)),
        ("Version", Prose(run.Provenance.ModelVersion)),
        ("Digest", Code(run.Provenance.ConfigDigest)),
    }.Select(l => new[] { l.Name, l.Value }));

    private static string Totals(RunResult run)
    {
        RunTotals totals = run.Totals;
        return MarkdownTable.Of(["Total", "Figure:"], new (string Name, string Value)[]
        {
            ("Latency", Figure.Seconds(totals.Seconds)),
            ("Cycles", Figure.Whole(totals.Cycles)),
            ("Throughput", Figure.MacsPerSecond(totals.Seconds > 0 ? totals.Performed() / totals.Seconds : null)),
            ("Utilization", Figure.Percent(totals.Utilization)),
            ("Energy", totals.Energy is null ? $"no total: {Prose(EnergySection.Reason(run))}" : Figure.Joules(totals.Energy)),
            ("Area", totals.AreaMm2 is null ? "no total" : Figure.SquareMillimetres(totals.AreaMm2)),
            ("Bound by", totals.BoundBy is { } bound ? Prose(Vocabulary.Of(bound).Label) : Figure.None),
        }.Select(l => new[] { l.Name, l.Value }));
    }

    private static string Parts(string head, ImmutableSortedDictionary<string, double> parts, Func<double?, string> format, double? whole) => parts.Count == 0
        ? ""
        : MarkdownTable.Of([head, "Figure:", "Share:"], Vocabulary.Ordered(parts.Keys).Select(t => new[] { Prose(t.Label), format(parts[t.Key]), whole > 0 ? Figure.Percent(parts[t.Key] / whole) : Figure.None }));

    private static string Operations(RunResult run) => MarkdownTable.Of(
        ["Operation", "Kind", "Shape", "MACs:", "Time:", "Cycles:", "Utilization:", "Mapping eff.:", "Bound by", "DRAM:", "Energy:"],
        run.Operations.Select(o => o.Infeasible is { } reason
            ? new[] { Code(o.Name), Prose(Vocabulary.Plain(o.Kind)), o.Shape(), Figure.Short(o.Macs), $"infeasible: {Prose(reason)}", "", "", "", "", "", "" }
            :
            [
                Code(o.Name), Prose(Vocabulary.Plain(o.Kind)), o.Shape(), o.Macs > 0 ? Figure.Short(o.Macs) : Figure.None, Figure.Seconds(o.Seconds), Figure.Whole(o.Cycles), Figure.Percent(o.Utilization),
                Figure.Percent(o.MappingEfficiency), o.BoundBy is { } bound ? Prose(Vocabulary.Of(bound).Label) : Figure.None, Figure.Bytes(o.DramBytes()), Figure.Joules(o.Energy),
            ]));
}
