namespace HwSim.Kernels.Reference.Formats;

/// <summary>LLM-FP4: 4-bit floats whose split between exponent and mantissa and whose range are searched for each tensor or channel.</summary>
/// <remarks>
/// Source: Liu et al. (EMNLP 2023, arXiv 2310.16836): a real-valued bias is a clipping range, so both are found by least squared error over
/// E1M2, E2M1 and E3M0. The published search minimises the error of a layer's output; here it is that of the tensor. The bias of
/// activation channels that the paper folds into weights is a per-channel scale: see the transforms.
/// </remarks>
public static class LlmFp4Format
{
    private const int LowestPercent = 50;

    /// <summary>The format.</summary>
    public static INumberFormat Create(Granularity granularity) => new CodebookFormat(
        $"llm-fp4-{granularity}",
        [Float(2, 1), Float(1, 2), Float(3, 0)],
        granularity,
        ScaleRule.LeastError,
        ScaleCode.Float32,
        new FormatHardware("a 4-bit float multiplier whose split of bits can be set, and a fixed-point adder", "none"),
        (LowestPercent, 100));

    private static Codebook Float(int exponentBits, int mantissaBits) => FloatElements.Of(exponentBits, mantissaBits, TieRule.Even, FloatSpecials.None);
}
