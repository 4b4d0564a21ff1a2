namespace HwSim.Kernels.Reference.Statistics;

/// <summary>What a tensor is like before it is quantized. Values that are not finite are counted and otherwise left out.</summary>
/// <param name="Count">All values.</param>
/// <param name="NotFinite">Infinities and NaN among them.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation, with n - 1.</param>
/// <param name="Kurtosis">The fourth central moment over the square of the second: 3 for a Gaussian, 0 for a constant tensor.</param>
/// <param name="BeyondThreeSigma">The share of values farther than three deviations from the mean.</param>
/// <param name="Least">The least value.</param>
/// <param name="Largest">The largest value.</param>
public sealed record TensorStatistics(long Count, long NotFinite, double Mean, double Deviation, double Kurtosis, double BeyondThreeSigma, double Least, double Largest)
{
    private const double Sigmas = 3;

    /// <summary>The statistics of a tensor; all zero for one without finite values.</summary>
    public static TensorStatistics Of(ReadOnlySpan<float> values)
    {
        long finite = 0;
        double sum = 0;
        double least = double.PositiveInfinity;
        double largest = double.NegativeInfinity;
        foreach (float value in values)
        {
            if (float.IsFinite(value))
            {
                finite++;
                sum += value;
                least = Math.Min(least, value);
                largest = Math.Max(largest, value);
            }
        }

        if (finite == 0)
        {
            return new TensorStatistics(values.Length, values.Length, 0, 0, 0, 0, 0, 0);
        }

        double mean = sum / finite;
        double second = 0;
        double fourth = 0;
        foreach (float value in values)
        {
            double square = float.IsFinite(value) ? (value - mean) * (value - mean) : 0;
            second += square;
            fourth += square * square;
        }

        double deviation = finite < 2 ? 0 : Math.Sqrt(second / (finite - 1));
        long beyond = 0;
        foreach (float value in values)
        {
            beyond += float.IsFinite(value) && Math.Abs(value - mean) > Sigmas * deviation ? 1 : 0;
        }

        double kurtosis = second > 0 ? fourth * finite / (second * second) : 0;
        return new TensorStatistics(values.Length, values.Length - finite, mean, deviation, kurtosis, (double)beyond / finite, least, largest);
    }
}
