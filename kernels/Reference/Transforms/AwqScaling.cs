using HwSim.Kernels.Reference.Formats;

namespace HwSim.Kernels.Reference.Transforms;

/// <summary>AWQ: weights of channels with large activations are scaled up before quantization, by the power that leaves the least error of the product.</summary>
/// <remarks>
/// Source: Lin et al. (MLSys 2024, arXiv 2306.00978) and its program, auto_scale.py: s = mean|X|^α, normalised by √(max s · min s), α = 0, 1/20,
/// ... 19/20; the first of least error wins. The clipping search that follows in the program is not part of this.
/// </remarks>
public static class AwqScaling
{
    private const int Trials = 20;

    /// <summary>Searches the factors for weights (outputs × channels) in a format, given sample activations (rows × channels).</summary>
    public static ChannelScaling Search(INumberFormat format, ReadOnlySpan<float> activations, ReadOnlySpan<float> weights, int channels)
    {
        float[] means = ColumnMeans(activations, channels);
        ChannelScaling best = new([.. Enumerable.Repeat(1f, channels)]);
        double least = double.PositiveInfinity;
        for (int trial = 0; trial < Trials; trial++)
        {
            ChannelScaling scaling = Normalised(means, (double)trial / Trials);
            double error = ProductError(format, activations, weights, channels, scaling);
            if (error < least)
            {
                (best, least) = (scaling, error);
            }
        }

        return best;
    }

    /// <summary>The squared error of activations times weights when only the weights are quantized, under a scaling.</summary>
    public static double ProductError(INumberFormat format, ReadOnlySpan<float> activations, ReadOnlySpan<float> weights, int channels, ChannelScaling scaling)
    {
        int outputs = weights.Length / channels;
        float[] scaled = weights.ToArray();
        scaling.ApplyToWeights(scaled);
        float[] quantized = new float[scaled.Length];
        format.Decode(format.Encode(scaled, format.Calibrate(scaled, outputs)), quantized);
        double sum = 0;
        for (int row = 0; row < activations.Length / channels; row++)
        {
            for (int output = 0; output < outputs; output++)
            {
                double error = 0;
                for (int c = 0; c < channels; c++)
                {
                    error += activations[(row * channels) + c] * (((double)quantized[(output * channels) + c] / scaling.Factors[c]) - weights[(output * channels) + c]);
                }

                sum += error * error;
            }
        }

        return sum;
    }

    private static ChannelScaling Normalised(float[] means, double alpha)
    {
        double[] powers = [.. means.Select(m => Math.Pow(Math.Max(m, 1e-4), alpha))];
        double middle = Math.Sqrt(powers.Max() * powers.Min());
        return new ChannelScaling([.. powers.Select(p => ChannelScaling.OrOne(p / middle))]);
    }

    private static float[] ColumnMeans(ReadOnlySpan<float> matrix, int columns)
    {
        double[] sums = new double[columns];
        for (int i = 0; i < matrix.Length; i++)
        {
            sums[i % columns] += float.IsFinite(matrix[i]) ? Math.Abs(matrix[i]) : 0;
        }

        int rows = Math.Max(1, matrix.Length / columns);
        return [.. sums.Select(s => (float)(s / rows))];
    }
}
