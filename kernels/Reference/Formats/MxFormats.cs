namespace HwSim.Kernels.Reference.Formats;

/// <summary>Microscaling formats: 32 elements of one type share a power of two.</summary>
/// <remarks>
/// Source: OCP microscaling formats specification 1.0; the shared exponent is floor(log2 max) less the largest exponent of the type, and
/// what is then too large is clipped, as in microsoft/microxcaling, mx_ops.py. MXINT elements have one bit before the point and never use the
/// most negative code. A block whose values are all zero has scale zero here.
/// </remarks>
public static class MxFormats
{
    /// <summary>Elements of a block.</summary>
    public const int Block = 32;

    private static readonly FormatHardware DotProduct = new(
        "multiplies small floats exactly and adds a block in fixed point; one exponent adder a block", "none; the two shared exponents are added once a block");

    /// <summary>E2M1 elements.</summary>
    public static INumberFormat Fp4(TieRule ties = TieRule.Even) => Float("mxfp4", 2, 1, FloatSpecials.None, ties);

    /// <summary>E2M3 elements.</summary>
    public static INumberFormat Fp6E2M3(TieRule ties = TieRule.Even) => Float("mxfp6-e2m3", 2, 3, FloatSpecials.None, ties);

    /// <summary>E3M2 elements.</summary>
    public static INumberFormat Fp6E3M2(TieRule ties = TieRule.Even) => Float("mxfp6-e3m2", 3, 2, FloatSpecials.None, ties);

    /// <summary>E4M3 elements.</summary>
    public static INumberFormat Fp8E4M3(TieRule ties = TieRule.Even) => Float("mxfp8-e4m3", 4, 3, FloatSpecials.OneNaN, ties);

    /// <summary>E5M2 elements.</summary>
    public static INumberFormat Fp8E5M2(TieRule ties = TieRule.Even) => Float("mxfp8-e5m2", 5, 2, FloatSpecials.Ieee, ties);

    /// <summary>Integer elements; the specification has 8 bits, other widths are microxcaling's.</summary>
    public static INumberFormat Int(int bits, TieRule ties = TieRule.Even) => Of($"mxint{bits}", IntegerElements.Symmetric(bits, ties, bits - 2));

    private static CodebookFormat Float(string name, int exponentBits, int mantissaBits, FloatSpecials specials, TieRule ties) => Of(name, FloatElements.Of(exponentBits, mantissaBits, ties, specials));

    private static CodebookFormat Of(string name, Codebook type) => new(name, [type], Granularity.Group(Block), ScaleRule.LargestExponent, ScaleCode.PowerOfTwo, DotProduct);
}
