namespace HwSim.Core.Engine.Validation;

/// <summary>Errors of predictions, as fractions of the measured times.</summary>
/// <param name="Mape">Mean absolute percentage error, as a fraction.</param>
/// <param name="MedianApe">Median of the same errors.</param>
/// <param name="Bias">Geometric mean of predicted over measured: 1 is unbiased, above 1 too slow.</param>
/// <param name="P90">The error that nine of ten rows stay below.</param>
/// <param name="Spearman">Rank correlation of predicted and measured times.</param>
public sealed record ErrorStatistics(double Mape, double MedianApe, double Bias, double P90, double Spearman)
{
    /// <summary>The errors of <paramref name="predicted"/> against <paramref name="measured"/>, both above zero.</summary>
    public static ErrorStatistics Of(ReadOnlySpan<double> measured, ReadOnlySpan<double> predicted)
    {
        double[] errors = new double[measured.Length];
        double logarithms = 0;
        for (int i = 0; i < errors.Length; i++)
        {
            errors[i] = Math.Abs((predicted[i] / measured[i]) - 1);
            logarithms += Math.Log(predicted[i] / measured[i]);
        }

        double mean = errors.Average();
        Array.Sort(errors);
        return new ErrorStatistics(mean, Quantile(errors, 0.5), Math.Exp(logarithms / errors.Length), Quantile(errors, 0.9), RankCorrelation(measured, predicted));
    }

    /// <summary>A quantile of sorted values, between neighbours on a straight line.</summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    /// <summary>Spearman's coefficient: the correlation of the ranks, equal values sharing their mean rank; 1 where one side does not vary.</summary>
    public static double RankCorrelation(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double[] ranksA = Ranks(a);
        double[] ranksB = Ranks(b);
        double mean = (a.Length + 1) / 2.0;
        double both = 0;
        double onlyA = 0;
        double onlyB = 0;
        for (int i = 0; i < ranksA.Length; i++)
        {
            both += (ranksA[i] - mean) * (ranksB[i] - mean);
            onlyA += (ranksA[i] - mean) * (ranksA[i] - mean);
            onlyB += (ranksB[i] - mean) * (ranksB[i] - mean);
        }

        return onlyA == 0 || onlyB == 0 ? 1 : both / Math.Sqrt(onlyA * onlyB);
    }

    private static double[] Ranks(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        double[] ranks = new double[sorted.Length];
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            for (to = from + 1; to < sorted.Length && sorted[to] == sorted[from]; to++)
            {
            }

            for (int i = from; i < to; i++)
            {
                ranks[order[i]] = (from + to + 1) / 2.0;
            }
        }

        return ranks;
    }
}
