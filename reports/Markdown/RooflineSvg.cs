using HwSim.Core.Results;
using HwSim.Reports.Design.Charts;
using HwSim.Reports.Words;

namespace HwSim.Reports.Markdown;

/// <summary>The roofline as a static picture.</summary>
public static class RooflineSvg
{
    private const int Width = 860;

    private const int Height = 440;

    private const int Left = 62;

    private const int Right = Width - 20;

    private const int Top = 40;

    private const int Bottom = Height - 46;

    /// <summary>The picture; the same run gives the same text.</summary>
    public static string Text(RunResult run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Roofline roofline = Roofline.Of(run);
        Svg svg = new(Width, Height, $"Roofline of {run.Workload.Name} on {run.Machine.Name}");
        if (!(roofline.Peak > 0))
        {
            svg.Text(Width / 2.0, Height / 2.0, "The machine states no peak, so there is no roof.", "middle");
            return svg.ToString();
        }

        Axes(svg, roofline);
        (double from, double to) = roofline.Intensities;
        double[] corners = [from, .. roofline.Ridge is { } ridge ? new[] { ridge } : [], to];
        svg.Line(corners.Select(x => (X(roofline, x), Y(roofline, roofline.RoofAt(x)))), Svg.Ink, 1.8);
        svg.Text(Right, Y(roofline, roofline.Peak) - 8, $"peak {Figure.MacsPerSecond(roofline.Peak)}", "end", Svg.Ink);
        double seconds = run.Operations.Sum(o => o.Seconds ?? 0);
        foreach (Roofline.Point point in roofline.Points)
        {
            double share = seconds > 0 ? point.Group.Seconds / seconds : 0;
            double x = point.Intensity is { } intensity ? X(roofline, intensity) : Right - 4;
            svg.Circle(x, Y(roofline, point.Rate), 3 + (14 * Math.Sqrt(share)), Vocabulary.Of(point.Group.Members[0].BoundBy ?? "unknown").Hue.Hex);
        }

        Legend(svg, roofline);
        return svg.ToString();
    }

    private static void Axes(Svg svg, Roofline roofline)
    {
        foreach (double tick in Roofline.Ticks(roofline.Intensities))
        {
            svg.Line([(X(roofline, tick), Top), (X(roofline, tick), Bottom)], Svg.Grid, 1);
            svg.Text(X(roofline, tick), Bottom + 16, Figure.Tick(tick), "middle");
        }

        foreach (double tick in Roofline.Ticks(roofline.Rates))
        {
            svg.Line([(Left, Y(roofline, tick)), (Right, Y(roofline, tick))], Svg.Grid, 1);
            svg.Text(Left - 6, Y(roofline, tick) + 4, Figure.Tick(tick), "end");
        }

        svg.Text((Left + Right) / 2.0, Height - 10, "MAC per byte of DRAM traffic", "middle");
        svg.Text(12, 20, "MAC/s", "start");
        if (roofline.Ridge is { } ridge)
        {
            svg.Line([(X(roofline, ridge), Y(roofline, roofline.Peak)), (X(roofline, ridge), Bottom)], Svg.Muted, 0.6);
            svg.Text(X(roofline, ridge) - 5, Bottom - 6, $"ridge {Figure.Plain(ridge)} MAC/B", "end");
        }
    }

    private static void Legend(Svg svg, Roofline roofline)
    {
        double x = 90;
        foreach (Term term in Vocabulary.Ordered(roofline.Points.Select(p => p.Group.Members[0].BoundBy ?? "unknown")))
        {
            svg.Rectangle(x, 11, 11, 11, term.Hue.Hex);
            svg.Text(x + 16, 20.5, $"bound by {term.Label}", "start");
            x += 90 + (term.Label.Length * 6.4);
        }
    }

    private static double X(Roofline roofline, double intensity) => Left + ((Right - Left) * Place(intensity, roofline.Intensities));

    private static double Y(Roofline roofline, double rate) => Bottom - ((Bottom - Top) * Math.Max(0, Place(rate, roofline.Rates)));

    private static double Place(double value, (double From, double To) range) => Math.Log(value / range.From) / Math.Log(range.To / range.From);
}
