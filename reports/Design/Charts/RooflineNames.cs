using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Charts;

/// <summary>
/// Chooses the points of a roofline that are named in the picture, longest first, and the side on which the name stands, so
/// that no name meets another, a point or the roof. Names that find no room are left out; the pointer shows them.
/// </summary>
internal static class RooflineNames
{
    private const int Most = 8;

    private const int LongestName = 26;

    // A picture of the usual size in pixels, with the size of a letter.
    private const double Width = 1000;

    private const double Height = 350;

    private const double Letter = 5.8;

    private const double Line = 13;

    // Beside the point, or lower where the roof passes close above it.
    private static readonly (bool Right, double Down)[] Sides = [(true, 0), (true, 9), (false, 0), (false, 12), (true, 16)];

    /// <summary>A name with its place: right or left of the point, and how many pixels aside and down.</summary>
    public sealed record Name(string Text, double Intensity, double Rate, bool Right, double Aside, double Down);

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }

    public static IReadOnlyList<Name> Choose(Roofline roofline, Func<Roofline.Point, double> radius)
    {
        List<Name> names = [];
        List<Box> taken = [.. roofline.Points.Where(p => p.Intensity is not null).Select(p => Around(X(p), Y(p), radius(p)))];
        foreach (Roofline.Point point in roofline.Points.Where(p => p.Intensity is not null))
        {
            string text = Printable.Cut(point.Group.Label, LongestName);
            double offset = radius(point) + 4;
            double length = text.Length * Letter;
            double y = Y(point);
            foreach ((bool right, double down) in Sides)
            {
                double left = right ? X(point) + offset : X(point) - offset - length;
                Box box = new(left, y + down - (Line / 2), left + length, y + down + (Line / 2));
                if (names.Count < Most && box.Left > 4 && box.Right < Width - 4 && box.Bottom < Height - 4 && IsUnderRoof(box) && !taken.Exists(box.Meets))
                {
                    names.Add(new(text, point.Intensity!.Value, point.Rate, right, offset, down));
                    taken.Add(box);
                    break;
                }
            }
        }

        return names;

        double X(Roofline.Point p) => Width * Place(p.Intensity!.Value, roofline.Intensities);

        double Y(Roofline.Point p) => Height * (1 - Place(p.Rate, roofline.Rates));

        bool IsUnderRoof(Box box)
        {
            (double from, double to) = roofline.Intensities;
            double intensity = from * Math.Pow(to / from, box.Left / Width);
            return box.Top > 2 + (Height * (1 - Place(roofline.RoofAt(intensity), roofline.Rates)));
        }
    }

    private static Box Around(double x, double y, double radius) => new(x - radius, y - radius, x + radius, y + radius);

    private static double Place(double value, (double From, double To) range) => Math.Log(value / range.From) / Math.Log(range.To / range.From);
}
