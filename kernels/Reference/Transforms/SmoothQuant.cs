namespace HwSim.Kernels.Reference.Transforms;

/// <summary>SmoothQuant: outliers of activation channels migrate into the weights.</summary>
/// <remarks>Source: Xiao et al. (ICML 2023, arXiv 2211.10438), equation 4: s = max|X|^α / max|W|^(1-α), α 0.5 unless said otherwise.</remarks>
public static class SmoothQuant
{
    /// <summary>The factors for activations (rows × channels) and weights (outputs × channels).</summary>
    public static ChannelScaling Migrate(ReadOnlySpan<float> activations, ReadOnlySpan<float> weights, int channels, double alpha = 0.5)
    {
        float[] x = ChannelScaling.ColumnMaxima(activations, channels);
        float[] w = ChannelScaling.ColumnMaxima(weights, channels);
        return new ChannelScaling([.. x.Zip(w, (a, b) => ChannelScaling.OrOne(Math.Pow(a, alpha) / Math.Pow(b, 1 - alpha)))]);
    }
}
