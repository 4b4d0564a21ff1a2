using System.Globalization;
using HwSim.Core.Results.Quantized;
using HwSim.Reports.Markdown;
using HwSim.Reports.Words;

namespace HwSim.Reports.Quantized;

/// <summary>The histogram of a tensor, counts on a logarithmic axis, with the values of a format's codes drawn over it.</summary>
internal static class GridSvg
{
    private const int Width = 560;
    private const int Height = 210;
    private const double Left = 46;
    private const double Right = 10;
    private const double Top = 26;
    private const double Bottom = 34;

    /// <summary>More lines than this are drawn as short marks.</summary>
    private const int MostLines = 64;

    public static readonly Hue OfTensor = Hue.Grey;
    public static readonly Hue OfGroup = Hue.Blue;
    public static readonly Hue OfGrid = Hue.Vermillion;

    public static Svg Of(QuantizedTensor tensor, int format, string name)
    {
        GridPicture picture = tensor.Pictures[format];
        QuantizedError error = tensor.Errors[format];
        string title = $"{name}: SQNR {Decibel.Text(error.SqnrDecibels)} dB, {Decibel.Bits(tensor.Count == 0 ? null : (double)error.Bits / tensor.Count)} bits a value";
        Svg svg = new(Width, Height, $"Histogram of {tensor.Name}, {title}");
        svg.Heading(Left, 14, title);
        double plotWidth = Width - Left - Right;
        double plotHeight = Height - Top - Bottom;
        double most = Math.Max(1, picture.Counts.DefaultIfEmpty(0).Max());
        double decades = Math.Max(1, Math.Ceiling(Math.Log10(most + 1)));
        for (int power = 0; power <= decades; power += decades > 4 ? 2 : 1)
        {
            double y = Y(Math.Pow(10, power));
            svg.Line([(Left, y), (Left + plotWidth, y)], Svg.Grid, 1);
            svg.Text(Left - 5, y + 4, Figure.Tick(Math.Pow(10, power)), "end");
        }

        double bin = plotWidth / Math.Max(1, picture.Counts.Length);
        bool isWhole = picture.Counts.SequenceEqual(picture.GroupCounts);
        for (int i = 0; i < picture.Counts.Length; i++)
        {
            string hint = string.Create(CultureInfo.InvariantCulture, $"{Decibel.Number(picture.From + (i * picture.Width))} to {Decibel.Number(picture.From + ((i + 1) * picture.Width))}: {picture.Counts[i]} values");
            Bar(picture.Counts[i], OfTensor.Css, 0.45, hint);
            if (!isWhole)
            {
                Bar(picture.GroupCounts[i], OfGroup.Css, 0.75, hint);
            }

            void Bar(long count, string colour, double opacity, string text)
            {
                if (count > 0)
                {
                    svg.Cell(Left + (i * bin), Y(count), Math.Max(1, bin - 0.5), Top + plotHeight - Y(count), colour, opacity, text);
                }
            }
        }

        DrawGrid();
        DrawAxis();
        return svg;

        double Y(double count) => Top + plotHeight - (plotHeight * Math.Log10(Math.Max(count, 0) + 1) / Math.Log10(Math.Pow(10, decades) + 1));

        double X(double value) => Left + (plotWidth * (value - picture.From) / (picture.Width * picture.Counts.Length));

        void DrawGrid()
        {
            if (picture.Width == 0)
            {
                return;
            }

            double from = picture.Levels.Length <= MostLines ? Top : Top + plotHeight - 14;
            foreach (float level in picture.Levels)
            {
                svg.Line([(X(level), from), (X(level), Top + plotHeight + 4)], OfGrid.Css, 0.8);
            }
        }

        void DrawAxis()
        {
            svg.Line([(Left, Top + plotHeight), (Left + plotWidth, Top + plotHeight)], Svg.Muted, 1);
            double to = picture.From + (picture.Width * picture.Counts.Length);
            svg.Text(Left, Height - 16, Decibel.Number(picture.From), "start");
            svg.Text(Left + plotWidth, Height - 16, Decibel.Number(to), "end");
            if (picture.From < 0 && to > 0 && X(0) > Left + 60 && X(0) < Left + plotWidth - 60)
            {
                svg.Text(X(0), Height - 16, "0", "middle");
            }

            string grid = picture.Levels.IsEmpty ? "no grid" : $"grid of {picture.Group}: {picture.Levels.Length} values in this range";
            svg.Text(Left + (plotWidth / 2), Height - 3, grid, "middle");
        }
    }
}
