namespace HwSim.Kernels.Reference.Formats;

/// <summary>FP8 and FP4 with a scale a tensor, channel or group: the largest magnitude becomes the largest value.</summary>
/// <remarks>
/// Source: OCP 8-bit floating point specification 1.0; scaling by the largest magnitude is that of Micikevicius et al., FP8 formats for deep
/// learning (arXiv 2209.05433). NaN stays NaN in FP8; an infinity stays one in E5M2 only.
/// </remarks>
public static class FloatFormats
{
    private static readonly FormatHardware FusedMultiply = new("a small float multiplier and a float or fixed-point adder", "none; scales are applied to finished sums");

    /// <summary>FP8 with four exponent bits.</summary>
    public static INumberFormat Fp8E4M3(Granularity granularity, ScaleCode scale = ScaleCode.Float32) => Of("fp8-e4m3", FloatElements.E4M3, granularity, scale);

    /// <summary>FP8 with five exponent bits.</summary>
    public static INumberFormat Fp8E5M2(Granularity granularity, ScaleCode scale = ScaleCode.Float32) => Of("fp8-e5m2", FloatElements.E5M2, granularity, scale);

    /// <summary>FP4 with two exponent bits.</summary>
    public static INumberFormat Fp4E2M1(Granularity granularity, ScaleCode scale = ScaleCode.Float16) => Of("fp4-e2m1", FloatElements.E2M1, granularity, scale);

    private static CodebookFormat Of(string name, Codebook type, Granularity granularity, ScaleCode scale) =>
        new($"{name}-{granularity}", [type], granularity, ScaleRule.Largest, scale, FusedMultiply);
}
