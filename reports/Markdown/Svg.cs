using System.Globalization;
using System.Text;
using HwSim.Reports.Page;

namespace HwSim.Reports.Markdown;

/// <summary>A static picture on white, drawn shape by shape.</summary>
/// <param name="width">In pixels.</param>
/// <param name="height">In pixels.</param>
/// <param name="title">What it shows, for readers who cannot see it.</param>
internal sealed class Svg(int width, int height, string title)
{
    public const string Ink = "#16191d";

    public const string Muted = "#565d66";

    public const string Grid = "#e2e5e9";

    private readonly StringBuilder shapes = new();

    public void Rectangle(double x, double y, double w, double h, string fill) =>
        shapes.Append(Html.Of($"""<rect x="{Round(x)}" y="{Round(y)}" width="{Round(w)}" height="{Round(h)}" fill="{fill}"/>""")).Append('\n');

    public void Circle(double x, double y, double radius, string colour) =>
        shapes.Append(Html.Of($"""<circle cx="{Round(x)}" cy="{Round(y)}" r="{Round(radius)}" fill="{colour}" fill-opacity="0.55" stroke="{colour}"/>""")).Append('\n');

    public void Line(IEnumerable<(double X, double Y)> points, string colour, double thickness)
    {
        string path = string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{Round(p.X)},{Round(p.Y)}")));
        shapes.Append(Html.Of($"""<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{thickness}"/>""")).Append('\n');
    }

    /// <summary>Text whose anchor is start, middle or end.</summary>
    public void Text(double x, double y, string text, string anchor, string colour = Muted) =>
        shapes.Append(Html.Of($"""<text x="{Round(x)}" y="{Round(y)}" text-anchor="{anchor}" fill="{colour}">{text}</text>""")).Append('\n');

    public override string ToString() => Html.Of($"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="system-ui, Helvetica, Arial, sans-serif" font-size="11" role="img">
        <title>{title}</title>
        <rect width="{width}" height="{height}" fill="#ffffff"/>
        {new Html(shapes.ToString())}</svg>

        """).ToString();

    private static double Round(double value) => Math.Round(value, 2);
}
