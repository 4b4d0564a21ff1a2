namespace HwSim.Core.Machine;

/// <summary>A curve through published points that is a power law between each two neighbours: straight on log-log paper.</summary>
internal static class LogCurve
{
    /// <summary>Two abscissae this close are the same: "45 nm" read from text and 45e-9 differ in the last bit.</summary>
    private const double Same = 1e-9;

    /// <summary>True where the two are the same figure.</summary>
    public static bool IsSame(double a, double b) => Math.Abs(a - b) <= Same * Math.Abs(b);

    /// <summary>The value at <paramref name="x"/>, a point itself exactly; null outside the points.</summary>
    /// <param name="points">Positive points in rising order of x.</param>
    public static double? At(ReadOnlySpan<(double X, double Y)> points, double x)
    {
        for (int i = 0; i < points.Length; i++)
        {
            if (IsSame(x, points[i].X))
            {
                return points[i].Y;
            }

            if (i > 0 && x > points[i - 1].X && x < points[i].X)
            {
                double share = Math.Log(x / points[i - 1].X) / Math.Log(points[i].X / points[i - 1].X);
                return points[i - 1].Y * Math.Pow(points[i].Y / points[i - 1].Y, share);
            }
        }

        return null;
    }

    /// <summary>The value at <paramref name="x"/>; beyond an end, in proportion to the end.</summary>
    public static double AtOrProportional(ReadOnlySpan<(double X, double Y)> points, double x)
    {
        (double X, double Y) end = x < points[0].X ? points[0] : points[^1];
        return At(points, x) ?? end.Y * x / end.X;
    }
}
