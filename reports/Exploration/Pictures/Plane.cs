using HwSim.Reports.Markdown;

namespace HwSim.Reports.Exploration.Pictures;

/// <summary>A part of a picture with two axes.</summary>
/// <param name="Left">In pixels.</param>
/// <param name="Top">In pixels.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Horizontal">The scale from left to right.</param>
/// <param name="Vertical">The scale from bottom to top.</param>
internal sealed record Plane(double Left, double Top, double Width, double Height, Scale Horizontal, Scale Vertical)
{
    public double X(double value) => Left + (Width * Horizontal.Place(value));

    public double Y(double value) => Top + (Height * (1 - Vertical.Place(value)));

    /// <summary>Draws grid lines and their values.</summary>
    public void DrawAxes(Svg svg, Quantity across, Quantity up)
    {
        foreach (double tick in Horizontal.Ticks((int)(Width / 90)))
        {
            svg.Line([(X(tick), Top), (X(tick), Top + Height)], Svg.Grid, 1);
            svg.Text(X(tick), Top + Height + 15, across.Tick(tick), "middle");
        }

        DrawVertical(svg, up);
        svg.Text(Left + (Width / 2), Top + Height + 32, $"{across.Name} ({across.Direction})", "middle");
    }

    /// <summary>Draws the vertical axis only.</summary>
    public void DrawVertical(Svg svg, Quantity up)
    {
        foreach (double tick in Vertical.Ticks((int)(Height / 42)))
        {
            svg.Line([(Left, Y(tick)), (Left + Width, Y(tick))], Svg.Grid, 1);
            svg.Text(Left - 6, Y(tick) + 4, up.Tick(tick), "end");
        }
    }
}
