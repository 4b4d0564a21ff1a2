using System.Text;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Markdown;
using HwSim.Reports.Words;
using static HwSim.Reports.Markdown.MarkdownText;

namespace HwSim.Reports.Comparison;

/// <summary>Several runs side by side as Markdown.</summary>
public static class ComparisonMarkdown
{
    /// <summary>The comparison; the same runs give the same text.</summary>
    public static string Text(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        StringBuilder text = new();
        string[] labels = [.. comparison.Labels.Select(l => Prose(l) + ":")];
        text.Append($"# {Summary.Few(comparison.Runs.Length, "run")} side by side\n\n{Prose(comparison.Summary())}\n\n");
        if (comparison.Runs.Length == 2)
        {
            RunDifference difference = new(comparison.Runs[0], comparison.Runs[1]);
            text.Append($"## Why they differ\n\n{Prose(DifferenceWords.Of(difference, comparison.Labels[0], comparison.Labels[1]))}\n\n");
            text.AppendJoin("", DifferenceTables.Of(difference, comparison.Labels[0], comparison.Labels[1]).Where(t => t.Rows.Length > 0)
                .Select(t => $"**{t.Title}**\n\n{MarkdownTable.Of(t.Heads.Select(h => h.EndsWith(':') ? $"{Prose(h[..^1])}:" : h), t.Rows.Select(r => r.Select((cell, i) => i == 0 && t.Heads[0] == "Operation" ? Code(cell) : Prose(cell))))}"));
        }

        text.Append("## Totals\n\n").Append(MarkdownTable.Of(
            ["Total", .. labels],
            comparison.Totals.Select(t => (string[])[t.Name, .. t.Values.Select((v, i) => ComparisonTables.Cell(t, v, i))])));
        text.Append("## What the time goes to\n\n").Append(MarkdownTable.Of(
            ["Share", .. labels],
            Vocabulary.Ordered(comparison.Runs.SelectMany(r => r.Totals.TimeShares.Keys)).Select(s => (string[])
            [
                Prose(s.Label), .. comparison.Runs.Select(r => r.Totals.TimeShares.TryGetValue(s.Key, out double share) ? Figure.Seconds(share) : Figure.None),
            ])));
        text.Append("## Operations\n\n").Append(MarkdownTable.Of(
            ["Operation", .. labels],
            comparison.Lines.Select(l => (string[])[Code(l.Name), .. l.Results.Select((r, i) => Time(l, i))])));
        if (!comparison.Differences.IsEmpty)
        {
            text.Append("## What is configured differently\n\n").Append(MarkdownTable.Of(
                ["Path", .. comparison.Labels.Select(Prose)],
                comparison.Differences.Select(d => (string[])[Code(d.Path), .. d.Values.Select(v => v is null ? Figure.None : Code(v))])));
        }

        return text.ToString();
    }

    private static string Time(RunComparison.Line line, int run)
    {
        if (line.Results[run] is not { } result)
        {
            return Figure.None;
        }

        double? ratio = run > 0 ? RunComparison.Ratio(result.Seconds, line.Results[0]?.Seconds) : null;
        string time = result.Infeasible is null ? Figure.Seconds(result.Seconds) : "infeasible";
        return ratio is null ? time : $"{time} ({Figure.Ratio(ratio)})";
    }
}
