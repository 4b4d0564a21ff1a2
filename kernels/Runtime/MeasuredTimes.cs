namespace HwSim.Kernels.Runtime;

/// <summary>What repeated calls took, in microseconds.</summary>
/// <param name="Calls">How many were timed.</param>
/// <param name="Least">The fastest.</param>
/// <param name="P10">A tenth were faster.</param>
/// <param name="Median">Half were faster: the figure that is written.</param>
/// <param name="P90">A tenth were slower.</param>
public readonly record struct MeasuredTimes(int Calls, double Least, double P10, double Median, double P90)
{
    /// <summary>The distance from the 10th to the 90th percentile over the median: what noise there was.</summary>
    public double Spread => (P90 - P10) / Median;

    /// <summary>Sums up a list of times; it is sorted in place.</summary>
    public static MeasuredTimes Of(List<double> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        times.Sort();
        return new MeasuredTimes(times.Count, times[0], At(times, 0.1), At(times, 0.5), At(times, 0.9));
    }

    /// <summary>A quantile, linear between the neighbours.</summary>
    private static double At(List<double> sorted, double share)
    {
        double place = share * (sorted.Count - 1);
        int below = (int)place;
        double above = sorted[Math.Min(below + 1, sorted.Count - 1)];
        return sorted[below] + ((place - below) * (above - sorted[below]));
    }
}
