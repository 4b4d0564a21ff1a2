namespace HwSim.Reports.Exploration.Pictures;

/// <summary>Where values lie between two ends: evenly, or by logarithm where they span more than some factor.</summary>
/// <param name="Least">The first value.</param>
/// <param name="Most">The last value.</param>
/// <param name="IsLogarithm">True for a logarithmic scale.</param>
internal sealed record Scale(double Least, double Most, bool IsLogarithm)
{
    /// <summary>The factor from which on a scale is logarithmic.</summary>
    public const double Wide = 20;

    private static readonly double[] Rounds = [1, 2, 5, 10];

    /// <summary>A scale that holds all values that are finite, with a little room; null where there are none.</summary>
    /// <param name="values">The values.</param>
    /// <param name="wide">The factor from which on it is logarithmic.</param>
    public static Scale? Over(IEnumerable<double> values, double wide = Wide)
    {
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        foreach (double value in values.Where(double.IsFinite))
        {
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        if (least > most)
        {
            return null;
        }

        if (least > 0 && most / least > wide)
        {
            double room = Math.Pow(most / least, 0.03);
            return new Scale(least / room, most * room, true);
        }

        double margin = most > least ? (most - least) * 0.04 : Math.Max(Math.Abs(most) * 0.1, 1e-12);
        return new Scale(least >= 0 && least < (most - least) * 0.3 ? 0 : least - margin, most + margin, false);
    }

    /// <summary>The place of a value, 0 to 1.</summary>
    public double Place(double value) => IsLogarithm ? Math.Log(value / Least) / Math.Log(Most / Least) : (value - Least) / (Most - Least);

    /// <summary>Round values within, about so many.</summary>
    public IEnumerable<double> Ticks(int about) => IsLogarithm ? LogTicks(about) : LinearTicks(about);

    private IEnumerable<double> LinearTicks(int about)
    {
        double raw = (Most - Least) / about;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = Rounds.Select(r => r * power).First(s => s >= raw * 0.999);
        for (double tick = Math.Ceiling(Least / step); tick * step <= Most; tick++)
        {
            yield return tick * step;
        }
    }

    private IEnumerable<double> LogTicks(int about)
    {
        double decades = Math.Log10(Most / Least);
        double[] digits = decades * 3 <= about ? [1, 2, 5] : [1];
        int every = (int)Math.Max(1, Math.Ceiling(decades / about));
        for (int power = (int)Math.Floor(Math.Log10(Least)); power <= Math.Log10(Most); power++)
        {
            foreach (double digit in digits)
            {
                double tick = digit * Math.Pow(10, power);
                if (tick >= Least && tick <= Most && power % every == 0)
                {
                    yield return tick;
                }
            }
        }
    }
}
