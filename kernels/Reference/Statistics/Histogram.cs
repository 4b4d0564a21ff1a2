namespace HwSim.Kernels.Reference.Statistics;

/// <summary>Counts of finite values in bins of equal width.</summary>
/// <param name="From">The lower edge of the first bin.</param>
/// <param name="Width">The width of a bin; 0 where all values are equal: then all are in the first.</param>
/// <param name="Counts">Values in each bin; the last one includes its upper edge.</param>
public sealed record Histogram(double From, double Width, long[] Counts)
{
    /// <summary>The histogram between the least and the largest value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No bins.</exception>
    public static Histogram Of(ReadOnlySpan<float> values, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        TensorStatistics range = TensorStatistics.Of(values);
        double width = (range.Largest - range.Least) / bins;
        long[] counts = new long[bins];
        foreach (float value in values)
        {
            if (float.IsFinite(value))
            {
                counts[width == 0 ? 0 : Math.Min(bins - 1, (int)((value - range.Least) / width))]++;
            }
        }

        return new Histogram(range.Least, width, counts);
    }
}
