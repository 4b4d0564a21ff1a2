using System.Collections.Immutable;
using HwSim.Core.Results;
using HwSim.Reports.Words;

namespace HwSim.Reports.Markdown;

/// <summary>Time per operation, stacked by what it goes to, as a static picture.</summary>
public static class TimeSvg
{
    private const int Width = 860;

    private const int Labels = 220;

    private const int Row = 17;

    private const int Top = 44;

    private const int RoomForTotal = 64;

    private const int LongestLabel = 34;

    /// <summary>The picture; the same run gives the same text.</summary>
    public static string Text(RunResult run)
    {
        ArgumentNullException.ThrowIfNull(run);
        OperationGroups groups = OperationGroups.Of(run.Operations, g => g.Seconds);
        double longest = groups.Rows.Select(g => g.Seconds).DefaultIfEmpty(0).Max();
        double scale = longest > 0 ? (Width - Labels - RoomForTotal) / longest : 0;
        Svg svg = new(Width, Top + (groups.Rows.Length * Row) + 8, $"Time per operation of {run.Workload.Name} on {run.Machine.Name}");
        double x = 12;
        foreach (Term term in Vocabulary.Ordered(groups.Rows.SelectMany(g => g.Members).SelectMany(m => m.TimeShares.Keys)))
        {
            svg.Rectangle(x, 14, 11, 11, term.Hue.Hex);
            svg.Text(x + 16, 23.5, term.Label, "start");
            x += 40 + (term.Label.Length * 6.4);
        }

        for (int i = 0; i < groups.Rows.Length; i++)
        {
            Bar(svg, groups.Rows[i], Top + (i * Row), scale);
        }

        return svg.ToString();
    }

    private static void Bar(Svg svg, OperationGroup group, double y, double scale)
    {
        svg.Text(Labels - 8, y + 10, Printable.Cut(group.Label, LongestLabel), "end", Svg.Ink);
        double x = Labels;
        ImmutableSortedDictionary<string, double> shares = group.Sum(o => o.TimeShares);
        foreach (Term term in Vocabulary.Ordered(shares.Keys))
        {
            double width = shares[term.Key] * scale;
            svg.Rectangle(x, y, Math.Max(0, width - 0.5), Row - 4, term.Hue.Hex);
            x += width;
        }

        svg.Text(x + 5, y + 10, Figure.Seconds(group.Seconds), "start");
    }
}
