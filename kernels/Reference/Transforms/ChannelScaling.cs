namespace HwSim.Kernels.Reference.Transforms;

/// <summary>
/// A factor for each input channel of a product that moves size between activations and weights before both are quantized: activations are
/// divided by it, weights multiplied, the product is the same.
/// </summary>
/// <param name="Factors">One positive factor a column of both matrices.</param>
public sealed record ChannelScaling(float[] Factors)
{
    /// <summary>Bits to keep the factors where they are not folded into the layer before: 16 a channel.</summary>
    public long MetadataBits => Factors.LongLength * 16;

    /// <summary>Divides the columns of row-major activations.</summary>
    public void ApplyToActivations(Span<float> activations)
    {
        for (int i = 0; i < activations.Length; i++)
        {
            activations[i] /= Factors[i % Factors.Length];
        }
    }

    /// <summary>Multiplies the columns of row-major weights (outputs × inputs).</summary>
    public void ApplyToWeights(Span<float> weights)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] *= Factors[i % Factors.Length];
        }
    }

    /// <summary>The largest finite magnitude of each column.</summary>
    internal static float[] ColumnMaxima(ReadOnlySpan<float> matrix, int columns)
    {
        float[] maxima = new float[columns];
        for (int i = 0; i < matrix.Length; i++)
        {
            float magnitude = MathF.Abs(matrix[i]);
            maxima[i % columns] = float.IsFinite(magnitude) ? MathF.Max(maxima[i % columns], magnitude) : maxima[i % columns];
        }

        return maxima;
    }

    /// <summary>1 where a factor is not a positive finite number: a channel of zeros needs none.</summary>
    internal static float OrOne(double factor) => (float)factor is var f && f > 0 && float.IsFinite(f) ? f : 1;
}
