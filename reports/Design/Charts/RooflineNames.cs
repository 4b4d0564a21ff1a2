namespace HwSim.Reports.Design.Charts;

/// <summary>Chooses the points of a roofline that are named in the picture: the longest, as far as their names do not meet.</summary>
internal static class RooflineNames
{
    private const int Most = 5;

    private const double LeastAcross = 0.24;

    private const double LeastUp = 0.07;

    private const double Margin = 0.12;

    /// <summary>The points to name, each with the intensity at which it is drawn.</summary>
    public static IReadOnlyList<(Roofline.Point Point, double Intensity)> Choose(Roofline roofline)
    {
        List<(Roofline.Point Point, double Intensity, double Across, double Up)> named = [];
        foreach (Roofline.Point point in roofline.Points)
        {
            if (named.Count == Most || point.Intensity is not { } intensity)
            {
                continue;
            }

            double across = Place(intensity, roofline.Intensities);
            double up = Place(point.Rate, roofline.Rates);
            bool clear = across is > Margin and < 1 - Margin && up > LeastUp
                && named.All(n => Math.Abs(n.Across - across) > LeastAcross || Math.Abs(n.Up - up) > LeastUp);
            if (clear)
            {
                named.Add((point, intensity, across, up));
            }
        }

        return [.. named.Select(n => (n.Point, n.Intensity))];
    }

    private static double Place(double value, (double From, double To) range) => Math.Log(value / range.From) / Math.Log(range.To / range.From);
}
