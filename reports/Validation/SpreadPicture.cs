using System.Collections.Immutable;
using HwSim.Core.Engine.Validation;
using HwSim.Reports.Exploration.Pictures;
using HwSim.Reports.Markdown;
using HwSim.Reports.Words;

namespace HwSim.Reports.Validation;

/// <summary>How ratios of predicted and measured time spread: a line a group, from the 10th to the 90th percentile, thick between the quartiles, with a dot at the median.</summary>
internal static class SpreadPicture
{
    private const int Width = 860;
    private const double RowHeight = 20;
    private const double Left = 250;
    private const double Top = 34;
    private const double MostRatio = 4;

    /// <summary>The picture of rows in groups; null without points.</summary>
    /// <param name="points">The rows.</param>
    /// <param name="nameOf">The group of a row.</param>
    /// <param name="hueOf">Its colour.</param>
    /// <param name="title">What it shows.</param>
    public static Svg? Of(ImmutableArray<ScoredPoint> points, Func<ScoredPoint, string> nameOf, Func<ScoredPoint, Hue> hueOf, string title)
    {
        IGrouping<string, ScoredPoint>[] groups = [.. points.GroupBy(nameOf).OrderBy(g => g.Key, StringComparer.Ordinal)];
        if (groups.Length == 0)
        {
            return null;
        }

        Svg svg = new(Width, (int)(Top + (RowHeight * groups.Length) + 40), title);
        Plane plane = new(Left, Top, Width - Left - 24, RowHeight * groups.Length, new Scale(1 / MostRatio, MostRatio, true), new Scale(0, 1, false));
        foreach (double tick in (double[])[0.25, 0.5, 0.8, 1, 1.25, 2, 4])
        {
            svg.Line([(plane.X(tick), Top), (plane.X(tick), Top + plane.Height)], tick == 1 ? Svg.Ink : Svg.Grid, 1);
            svg.Text(plane.X(tick), Top + plane.Height + 15, FormattableString.Invariant($"{tick}×"), "middle");
        }

        svg.Text(plane.Left + (plane.Width / 2), Top + plane.Height + 32, "predicted over measured time", "middle");
        for (int i = 0; i < groups.Length; i++)
        {
            double y = Top + ((i + 0.5) * RowHeight);
            double[] ratios = [.. groups[i].Select(p => Math.Clamp(p.Predicted / p.Measured, 1 / MostRatio, MostRatio)).Order()];
            Hue hue = hueOf(groups[i].First());
            svg.Text(Left - 10, y + 4, $"{groups[i].Key} ({Figure.Whole(ratios.Length)})", "end");
            svg.Line([(plane.X(At(ratios, 0.1)), y), (plane.X(At(ratios, 0.9)), y)], hue.Css, 1.5);
            svg.Line([(plane.X(At(ratios, 0.25)), y), (plane.X(At(ratios, 0.75)), y)], hue.Css, 7);
            svg.Dot(plane.X(At(ratios, 0.5)), y, 4, Svg.Ink);
        }

        return svg;
    }

    private static double At(double[] sorted, double share) => ErrorStatistics.Quantile(sorted, share);
}
