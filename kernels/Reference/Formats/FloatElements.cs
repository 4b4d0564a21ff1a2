namespace HwSim.Kernels.Reference.Formats;

/// <summary>Small floats with subnormals: sign, exponent with bias 2^(e-1) - 1, mantissa.</summary>
/// <remarks>
/// Source: OCP 8-bit floating point specification 1.0 (E4M3 without infinities and with one NaN, E5M2 as IEEE 754); OCP microscaling formats
/// specification 1.0 (FP6 and FP4 without infinities and NaN). What is too large becomes the largest value: the saturating conversion.
/// </remarks>
public static class FloatElements
{
    /// <summary>FP8 with four exponent bits, up to 448.</summary>
    public static Codebook E4M3 { get; } = Of(4, 3, TieRule.Even, FloatSpecials.OneNaN);

    /// <summary>FP8 with five exponent bits, up to 57,344, and infinities.</summary>
    public static Codebook E5M2 { get; } = Of(5, 2, TieRule.Even, FloatSpecials.Ieee);

    /// <summary>FP4: 0, 0.5, 1, 1.5, 2, 3, 4, 6.</summary>
    public static Codebook E2M1 { get; } = Of(2, 1, TieRule.Even, FloatSpecials.None);

    /// <summary>A float of any small width.</summary>
    public static Codebook Of(int exponentBits, int mantissaBits, TieRule ties, FloatSpecials specials)
    {
        int bits = 1 + exponentBits + mantissaBits;
        int signBit = 1 << (bits - 1);
        int topExponent = (1 << exponentBits) - 1;
        int topMantissa = (1 << mantissaBits) - 1;
        List<(int, float)> entries = [];
        List<int> nans = [];
        for (int code = 0; code < signBit; code++)
        {
            (int exponent, int mantissa) = (code >> mantissaBits, code & topMantissa);
            bool isTop = exponent == topExponent;
            bool isNan = (specials == FloatSpecials.OneNaN && code == signBit - 1) || (specials == FloatSpecials.Ieee && isTop && mantissa > 0);
            if (isNan)
            {
                nans.InsertRange(0, [code, code | signBit]);
                continue;
            }

            float value = specials == FloatSpecials.Ieee && isTop ? float.PositiveInfinity : Value(exponent, mantissa, exponentBits, mantissaBits);
            entries.Add((code, value));
            entries.Add((code | signBit, -value));
        }

        return new Codebook(bits, entries, ties, nans);
    }

    private static float Value(int exponent, int mantissa, int exponentBits, int mantissaBits)
    {
        int bias = (1 << (exponentBits - 1)) - 1;
        int significand = exponent == 0 ? mantissa : mantissa + (1 << mantissaBits);
        return MathF.ScaleB(significand, Math.Max(exponent, 1) - bias - mantissaBits);
    }
}
