using HwSim.Core.Results.Quantized;
using HwSim.Reports.Exploration.Pictures;
using HwSim.Reports.Markdown;
using HwSim.Reports.Words;

namespace HwSim.Reports.Quantized;

/// <summary>Signal to noise against bits a weight, a dot a format; up and to the left is better.</summary>
internal static class RateSvg
{
    private const int Width = 900;
    private const int Height = 360;
    private const double Left = 60;
    private const double Right = 30;
    private const double Top = 20;
    private const double Bottom = 48;
    private const double LabelHeight = 13;
    private const double LabelWidth = 6.4;
    private const double LabelGap = 8;

    /// <summary>Decibels that a bit is worth: twice as many steps halve the error.</summary>
    private const double DecibelsPerBit = 6.02;

    public static Svg? Of(QuantizationResult result)
    {
        (string Name, double Bits, double Sqnr)[] dots = [.. result.Formats
            .Select(f => (f.Name, Bits: f.WeightBits ?? double.NaN, Sqnr: f.WeightError is { } e ? QuantizedError.Decibels(e) : double.NaN))
            .Where(d => double.IsFinite(d.Bits) && double.IsFinite(d.Sqnr)).OrderByDescending(d => d.Sqnr)];
        if (Scale.Over(dots.Select(d => d.Bits), double.PositiveInfinity) is not { } bits || Scale.Over(dots.Select(d => d.Sqnr), double.PositiveInfinity) is not { } sqnr)
        {
            return null;
        }

        Svg svg = new(Width, Height, "Signal to noise of the weights against bits a weight");
        double width = Width - Left - Right;
        double height = Height - Top - Bottom;
        foreach (double tick in sqnr.Ticks(6))
        {
            svg.Line([(Left, Y(tick)), (Left + width, Y(tick))], Svg.Grid, 1);
            svg.Text(Left - 6, Y(tick) + 4, Figure.Plain(tick), "end");
        }

        foreach (double tick in bits.Ticks(10))
        {
            svg.Line([(X(tick), Top), (X(tick), Top + height)], Svg.Grid, 1);
            svg.Text(X(tick), Top + height + 16, Figure.Plain(tick), "middle");
        }

        // What each bit more is worth, through the best of the narrowest.
        (string _, double fromBits, double fromSqnr) = dots.MaxBy(d => d.Sqnr - (DecibelsPerBit * d.Bits));
        double least = Math.Max(bits.Least, fromBits - ((fromSqnr - sqnr.Least) / DecibelsPerBit));
        double most = Math.Min(bits.Most, fromBits + ((sqnr.Most - fromSqnr) / DecibelsPerBit));
        svg.Line([(X(least), Y(fromSqnr + (DecibelsPerBit * (least - fromBits)))), (X(most), Y(fromSqnr + (DecibelsPerBit * (most - fromBits))))], Svg.Muted, 1);
        List<(double X, double Y, double Width)> taken = [];
        foreach ((string name, double ofBits, double ofSqnr) in dots)
        {
            Hue hue = name.Contains("ovp-", StringComparison.Ordinal) ? Hue.Vermillion : Hue.Blue;
            svg.Dot(X(ofBits), Y(ofSqnr), 4, hue.Css, $"{name}: {Decibel.Text(ofSqnr)} dB at {Decibel.Bits(ofBits)} bits");
            Label(name, X(ofBits), Y(ofSqnr));
        }

        svg.Text(Left + (width / 2), Height - 8, "bits a weight, with scales and metadata; the line rises by 6.02 dB a bit", "middle");
        svg.TextUp(14, Top + (height / 2), "SQNR of the weights, dB");
        return svg;

        double X(double value) => Left + (width * bits.Place(value));

        double Y(double value) => Top + height - (height * sqnr.Place(value));

        // The first free place right of the dot, then left, then further down.
        void Label(string name, double x, double y)
        {
            double length = name.Length * LabelWidth;
            for (int step = 0; step < 12; step++)
            {
                double at = y + 4 + (step * LabelHeight / 2);
                foreach (double start in new[] { x + 8, x - 8 - length })
                {
                    bool isFree = start > Left && start + length < Width && at < Top + height && taken.TrueForAll(t => Math.Abs(t.Y - at) >= LabelHeight || start + length + LabelGap < t.X || t.X + t.Width + LabelGap < start);
                    if (isFree)
                    {
                        taken.Add((start, at, length));
                        svg.Text(start, at, name, "start", Svg.Ink);
                        return;
                    }
                }
            }
        }
    }
}
