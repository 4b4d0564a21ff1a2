using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Markdown;

/// <summary>A static picture, drawn shape by shape: on white as a file of its own, or in a page, whose theme it follows.</summary>
/// <param name="width">In pixels.</param>
/// <param name="height">In pixels.</param>
/// <param name="title">What it shows, for readers who cannot see it.</param>
internal sealed partial class Svg(int width, int height, string title)
{
    public const string Ink = "var(--ink)";

    public const string Muted = "var(--muted)";

    public const string Grid = "var(--line)";

    /// <summary>What the style sheet's variables are on white.</summary>
    private static readonly FrozenDictionary<string, string> OnPaper = Hue.All.Select(h => KeyValuePair.Create(h.Name, h.Hex))
        .Append(new("ink", "#16191d")).Append(new("muted", "#565d66")).Append(new("line", "#e2e5e9")).Append(new("paper", "#ffffff")).Append(new("panel", "#f6f7f9")).ToFrozenDictionary();

    private readonly StringBuilder shapes = new();

    public void Rectangle(double x, double y, double w, double h, string fill) =>
        shapes.Append(Html.Of($"""<rect x="{Round(x)}" y="{Round(y)}" width="{Round(w)}" height="{Round(h)}" fill="{fill}"/>""")).Append('\n');

    /// <summary>A rectangle that lets what is under it through, with a text that shows where the pointer rests on it.</summary>
    public void Cell(double x, double y, double w, double h, string fill, double opacity, string hint = "")
    {
        Html inner = Html.When(hint.Length > 0, () => Html.Of($"<title>{hint}</title>"));
        shapes.Append(Html.Of($"""<rect x="{Round(x)}" y="{Round(y)}" width="{Round(w)}" height="{Round(h)}" fill="{fill}" fill-opacity="{Round(opacity)}">{inner}</rect>""")).Append('\n');
    }

    /// <summary>A frame without a filling.</summary>
    public void Frame(double x, double y, double w, double h, string colour, double thickness) =>
        shapes.Append(Html.Of($"""<rect x="{Round(x)}" y="{Round(y)}" width="{Round(w)}" height="{Round(h)}" fill="none" stroke="{colour}" stroke-width="{thickness}"/>""")).Append('\n');

    /// <summary>A full dot.</summary>
    public void Dot(double x, double y, double radius, string colour, string hint = "")
    {
        Html inner = Html.When(hint.Length > 0, () => Html.Of($"<title>{hint}</title>"));
        shapes.Append(Html.Of($"""<circle cx="{Round(x)}" cy="{Round(y)}" r="{Round(radius)}" fill="{colour}" stroke="var(--paper)" stroke-width="0.7">{inner}</circle>""")).Append('\n');
    }

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

    /// <summary>A heading within the picture.</summary>
    public void Heading(double x, double y, string text, string anchor = "start") =>
        shapes.Append(Html.Of($"""<text x="{Round(x)}" y="{Round(y)}" text-anchor="{anchor}" fill="{Ink}" font-weight="600">{text}</text>""")).Append('\n');

    /// <summary>Text that runs upwards.</summary>
    public void TextUp(double x, double y, string text) =>
        shapes.Append(Html.Of($"""<text x="{Round(x)}" y="{Round(y)}" transform="rotate(-90 {Round(x)} {Round(y)})" text-anchor="middle" fill="{Muted}">{text}</text>""")).Append('\n');

    /// <summary>The picture as a file.</summary>
    public override string ToString() => Variable().Replace(
        Html.Of($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="system-ui, Helvetica, Arial, sans-serif" font-size="11" role="img">
            <title>{title}</title>
            <rect width="{width}" height="{height}" fill="#ffffff"/>
            {new Html(shapes.ToString())}</svg>

            """).ToString(),
        match => OnPaper[match.Groups[1].Value]);

    /// <summary>The picture as a part of a page.</summary>
    public Html Inline() => Html.Of($"""
        <svg class="picture" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-size="11" role="img" aria-label="{title}">
        {new Html(shapes.ToString())}</svg>

        """);

    // Only whole attributes are replaced; quotes in names are encoded.
    [GeneratedRegex(@"(?<==\"")var\(--([a-z]+)\)(?=\"")")]
    private static partial Regex Variable();

    private static double Round(double value) => Math.Round(value, 2);
}
