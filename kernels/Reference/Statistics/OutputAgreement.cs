namespace HwSim.Kernels.Reference.Statistics;

/// <summary>How far the outputs of a quantized model are from those of the model: rows of scores, one score a class or token.</summary>
/// <param name="TopOne">The share of rows whose largest score stands at the same place; of equal scores the first counts.</param>
/// <param name="Divergence">The mean Kullback-Leibler divergence of the rows' softmax, original against quantized, in nats.</param>
/// <param name="LargestError">The largest absolute difference of a score.</param>
public sealed record OutputAgreement(double TopOne, double Divergence, double LargestError)
{
    /// <summary>Compares outputs of rows of a length. Scores that are not finite make what depends on them NaN.</summary>
    /// <exception cref="ArgumentException">The outputs differ in size or do not divide into rows.</exception>
    public static OutputAgreement Of(ReadOnlySpan<float> original, ReadOnlySpan<float> quantized, int rowLength)
    {
        if (original.Length != quantized.Length || rowLength <= 0 || original.Length % rowLength != 0)
        {
            throw new ArgumentException($"{original.Length} scores against {quantized.Length} in rows of {rowLength}");
        }

        int rows = original.Length / rowLength;
        int same = 0;
        double divergence = 0;
        double largest = 0;
        for (int start = 0; start < original.Length; start += rowLength)
        {
            ReadOnlySpan<float> p = original.Slice(start, rowLength);
            ReadOnlySpan<float> q = quantized.Slice(start, rowLength);
            same += Top(p) == Top(q) ? 1 : 0;
            double pSum = LogSum(p);
            double qSum = LogSum(q);
            for (int i = 0; i < rowLength; i++)
            {
                double logP = p[i] - pSum;
                divergence += Math.Exp(logP) * (logP - (q[i] - qSum));
                largest = Math.Max(largest, Math.Abs((double)p[i] - q[i]));
            }
        }

        return rows == 0 ? new OutputAgreement(1, 0, 0) : new OutputAgreement((double)same / rows, divergence / rows, largest);
    }

    private static int Top(ReadOnlySpan<float> scores)
    {
        int top = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            top = scores[i] > scores[top] ? i : top;
        }

        return top;
    }

    /// <summary>The logarithm of the sum of exponentials.</summary>
    private static double LogSum(ReadOnlySpan<float> scores)
    {
        double largest = scores[Top(scores)];
        double sum = 0;
        foreach (float score in scores)
        {
            sum += Math.Exp(score - largest);
        }

        return largest + Math.Log(sum);
    }
}
