namespace HwSim.Kernels.Reference.Statistics;

/// <summary>How far a tensor is from what it was before quantization. Places where either is not finite are left out.</summary>
/// <param name="MeanSquared">The mean squared error.</param>
/// <param name="Relative">That over the mean square of the original; 0 where both are zero.</param>
/// <param name="Largest">The largest absolute error.</param>
/// <param name="Cosine">The cosine between the two; 1 where both are zero, 0 where one is.</param>
public sealed record QuantizationError(double MeanSquared, double Relative, double Largest, double Cosine)
{
    /// <summary>Signal to quantization noise, 10 log10 of mean square over mean squared error; infinite without error.</summary>
    public double SqnrDecibels => Relative == 0 ? double.PositiveInfinity : -10 * Math.Log10(Relative);

    /// <summary>Compares a tensor with its quantized version.</summary>
    /// <exception cref="ArgumentException">They differ in size.</exception>
    public static QuantizationError Of(ReadOnlySpan<float> original, ReadOnlySpan<float> quantized)
    {
        if (original.Length != quantized.Length)
        {
            throw new ArgumentException($"{original.Length} values against {quantized.Length}");
        }

        long count = 0;
        double error = 0;
        double largest = 0;
        double originalSquare = 0;
        double quantizedSquare = 0;
        double product = 0;
        for (int i = 0; i < original.Length; i++)
        {
            if (!float.IsFinite(original[i]) || !float.IsFinite(quantized[i]))
            {
                continue;
            }

            (double x, double q) = (original[i], quantized[i]);
            count++;
            error += (x - q) * (x - q);
            largest = Math.Max(largest, Math.Abs(x - q));
            originalSquare += x * x;
            quantizedSquare += q * q;
            product += x * q;
        }

        double relative = error == 0 ? 0 : error / originalSquare;
        double cosine = originalSquare == 0 && quantizedSquare == 0 ? 1 : originalSquare == 0 || quantizedSquare == 0 ? 0 : product / Math.Sqrt(originalSquare) / Math.Sqrt(quantizedSquare);
        return new QuantizationError(count == 0 ? 0 : error / count, relative, largest, cosine);
    }
}
