namespace HwSim.Kernels.Reference.Formats;

/// <summary>AdaptivFloat: a float without subnormals whose exponent bias follows the largest magnitude of the tensor.</summary>
/// <remarks>Source: Tambe et al. (DAC 2020, arXiv 1909.13271) and ttambe/AdaptivFloat.</remarks>
public static class AdaptivFloatFormat
{
    private static readonly FormatHardware HybridPe = new("multiplies floats, adds in fixed point, and adds the two biases once a tensor (hybrid float-integer PE)", "none");

    /// <summary>As in the paper: all 2^e exponents, the smallest value gives its place to zero, nearest value.</summary>
    public static INumberFormat Paper(int bits, int exponentBits)
    {
        int mantissaBits = bits - 1 - exponentBits;
        return Of($"adaptivfloat{bits}-e{exponentBits}", bits, Enumerable.Range(1, (1 << (bits - 1)) - 1).Select(c => (c, Value(c, mantissaBits))), 0);
    }

    /// <summary>As in an earlier version of the authors' program: two exponents stay unused as in IEEE 754, and what is below the smallest value becomes zero.</summary>
    public static INumberFormat Program(int bits, int exponentBits)
    {
        int mantissaBits = bits - 1 - exponentBits;
        int used = ((1 << exponentBits) - 2) << mantissaBits;
        int first = 1 << mantissaBits;
        return Of($"adaptivfloat{bits}-e{exponentBits}-program", bits, Enumerable.Range(first, used).Select(c => (c, Value(c, mantissaBits))), Value(first, mantissaBits));
    }

    private static CodebookFormat Of(string name, int bits, IEnumerable<(int Code, float Value)> positive, float flushBelow)
    {
        int sign = 1 << (bits - 1);
        List<(int, float)> entries = [(0, 0)];
        foreach ((int code, float value) in positive)
        {
            entries.Add((code, value));
            entries.Add((code | sign, -value));
        }

        return new CodebookFormat(
            name, [new Codebook(bits, entries, TieRule.Even, flushBelow: flushBelow)], Granularity.Tensor, ScaleRule.LargestExponent, ScaleCode.PowerOfTwo, HybridPe);
    }

    private static float Value(int code, int mantissaBits) =>
        MathF.ScaleB((1 << mantissaBits) + (code & ((1 << mantissaBits) - 1)), (code >> mantissaBits) - mantissaBits);
}
