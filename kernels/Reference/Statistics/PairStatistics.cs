using HwSim.Kernels.Reference.Formats;
using HwSim.Kernels.Reference.Ovp;

namespace HwSim.Kernels.Reference.Statistics;

/// <summary>Pairs (0, 1), (2, 3), ... of a flattened tensor by how many of the two are outliers. A last value without a partner is in none.</summary>
/// <param name="NormalNormal">Pairs without an outlier.</param>
/// <param name="OutlierNormal">Pairs with one: the other value is lost.</param>
/// <param name="OutlierOutlier">Pairs with two: one outlier is lost, which costs most.</param>
public sealed record PairStatistics(long NormalNormal, long OutlierNormal, long OutlierOutlier)
{
    private const double Sigmas = 3;

    public long Pairs => NormalNormal + OutlierNormal + OutlierOutlier;

    /// <summary>Outliers are what lies farther than three deviations from the mean, as OliVe's paper counts them.</summary>
    public static PairStatistics BySigma(ReadOnlySpan<float> values)
    {
        TensorStatistics all = TensorStatistics.Of(values);
        bool[] outliers = new bool[values.Length];
        for (int i = 0; i < outliers.Length; i++)
        {
            outliers[i] = Math.Abs(values[i] - all.Mean) > Sigmas * all.Deviation;
        }

        return Of(outliers);
    }

    /// <summary>Outliers are what a type with given scales encodes as one.</summary>
    public static PairStatistics ByType(OvpGrid grid, ReadOnlySpan<float> values, GroupLayout layout, ReadOnlySpan<float> scales)
    {
        float[] gridValues = new float[values.Length];
        OvpQuantizer.Nearest(grid, values, layout, scales, gridValues);
        return Of(Array.ConvertAll(gridValues, OvpGrid.IsOutlier));
    }

    private static PairStatistics Of(bool[] outliers)
    {
        Span<long> pairs = stackalloc long[3];
        for (int i = 0; i + 1 < outliers.Length; i += 2)
        {
            pairs[(outliers[i] ? 1 : 0) + (outliers[i + 1] ? 1 : 0)]++;
        }

        return new PairStatistics(pairs[0], pairs[1], pairs[2]);
    }
}
