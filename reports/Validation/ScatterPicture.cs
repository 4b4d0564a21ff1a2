using System.Collections.Immutable;
using HwSim.Core.Engine.Validation;
using HwSim.Reports.Exploration;
using HwSim.Reports.Exploration.Pictures;
using HwSim.Reports.Markdown;
using HwSim.Reports.Words;

namespace HwSim.Reports.Validation;

/// <summary>Rows as dots, coloured by kernel: predicted over measured time, or their ratio over size or intensity.</summary>
internal static class ScatterPicture
{
    private const int Width = 860;
    private const int Height = 460;
    private const double Left = 74;
    private const double Top = 60;
    private const double MostRatio = 8;

    private static readonly Quantity Seconds = new("measured", "s", null);
    private static readonly Quantity Ratio = new("predicted over measured", "×", null);

    /// <summary>Predicted against measured time, with the diagonal and a band of 20 %; null without points.</summary>
    public static Svg? Parity(ImmutableArray<ScoredPoint> points)
    {
        if (Scale.Over(points.SelectMany(p => new[] { p.Measured, p.Predicted }), 1) is not { } scale)
        {
            return null;
        }

        Svg svg = new(Width, Width, "Predicted against measured time of every kernel, both logarithmic");
        Plane plane = new(Left, Top, Width - Left - 20, Width - Top - 52, scale, scale);
        plane.DrawVertical(svg, Seconds);
        Across(svg, plane, Seconds, "measured time");
        svg.TextUp(16, Top + (plane.Height / 2), "predicted time");
        foreach (double factor in (double[])[0.8, 1, 1.25])
        {
            double from = factor < 1 ? scale.Least / factor : scale.Least;
            double to = factor > 1 ? scale.Most / factor : scale.Most;
            svg.Line([(plane.X(from), plane.Y(from * factor)), (plane.X(to), plane.Y(to * factor))], factor == 1 ? Svg.Ink : Svg.Muted, factor == 1 ? 1.2 : 0.7);
        }

        Dots(svg, plane, points, p => p.Measured, p => p.Predicted);
        Legend(svg, points);
        return svg;
    }

    /// <summary>The ratio over measured time; null without points.</summary>
    public static Svg? OverSize(ImmutableArray<ScoredPoint> points) => Over(points, p => p.Measured, Seconds, "measured time", "Ratio of predicted and measured time over measured time");

    /// <summary>The ratio over operations a byte; null where nothing multiplies.</summary>
    public static Svg? OverIntensity(ImmutableArray<ScoredPoint> points) =>
        Over([.. points.Where(p => p.Intensity > 0)], p => p.Intensity, new("intensity", "", null), "operations a byte", "Ratio of predicted and measured time over arithmetic intensity");

    private static Svg? Over(ImmutableArray<ScoredPoint> points, Func<ScoredPoint, double> along, Quantity across, string name, string title)
    {
        if (points.IsEmpty || Scale.Over(points.Select(along), 1) is not { } horizontal)
        {
            return null;
        }

        Scale vertical = new(1 / MostRatio, MostRatio, true);
        Svg svg = new(Width, Height, title);
        Plane plane = new(Left, Top, Width - Left - 20, Height - Top - 52, horizontal, vertical);
        foreach (double tick in (double[])[0.125, 0.25, 0.5, 0.8, 1, 1.25, 2, 4, 8])
        {
            svg.Line([(plane.Left, plane.Y(tick)), (plane.Left + plane.Width, plane.Y(tick))], tick == 1 ? Svg.Ink : Svg.Grid, 1);
            svg.Text(plane.Left - 6, plane.Y(tick) + 4, Ratio.Tick(tick), "end");
        }

        Across(svg, plane, across, name);
        svg.TextUp(16, Top + (plane.Height / 2), "predicted over measured");
        Dots(svg, plane, points, along, p => Math.Clamp(p.Predicted / p.Measured, 1 / MostRatio, MostRatio));
        Legend(svg, points);
        return svg;
    }

    private static void Across(Svg svg, Plane plane, Quantity quantity, string name)
    {
        foreach (double tick in plane.Horizontal.Ticks((int)(plane.Width / 90)))
        {
            svg.Line([(plane.X(tick), plane.Top), (plane.X(tick), plane.Top + plane.Height)], Svg.Grid, 1);
            svg.Text(plane.X(tick), plane.Top + plane.Height + 15, quantity.Tick(tick), "middle");
        }

        svg.Text(plane.Left + (plane.Width / 2), plane.Top + plane.Height + 34, name, "middle");
    }

    private static void Dots(Svg svg, Plane plane, ImmutableArray<ScoredPoint> points, Func<ScoredPoint, double> x, Func<ScoredPoint, double> y)
    {
        foreach (ScoredPoint point in points)
        {
            svg.Cell(plane.X(x(point)) - 1.5, plane.Y(y(point)) - 1.5, 3, 3, KernelHues.Of(point.Kernel).Css, 0.6);
        }
    }

    private static void Legend(Svg svg, ImmutableArray<ScoredPoint> points)
    {
        double x = Left;
        foreach ((string label, Hue hue) in KernelHues.Legend(points))
        {
            svg.Dot(x + 5, 20, 5, hue.Css);
            svg.Text(x + 15, 24, label, "start");
            x += 24 + (label.Length * 5.6);
        }
    }
}
