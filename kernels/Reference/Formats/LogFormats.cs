using System.Globalization;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>Logarithmic formats: sign and a power of a base; zero has a code of its own. A value goes to the nearest one, not to the nearest logarithm.</summary>
/// <remarks>
/// Source: Miyashita et al. (arXiv 1603.01025) for base 2. Adaptive: AdaLog (Wu et al., ECCV 2024) searches the base 2^(q/37) of a tensor;
/// its constant 37 is recalled, its table-based hardware described from memory.
/// </remarks>
public static class LogFormats
{
    private const int BaseDenominator = 37;
    private const int SmallestNumerator = 7;

    /// <summary>Powers of two below the largest magnitude.</summary>
    public static INumberFormat Log2(int bits, Granularity granularity) => new CodebookFormat(
        $"log2-{bits}-{granularity}",
        [Powers(bits, 1)],
        granularity,
        ScaleRule.LargestExponent,
        ScaleCode.PowerOfTwo,
        new FormatHardware("adds exponents, shifts one by the sum and adds; no multiplier", "none"));

    /// <summary>Powers of the base of least squared error for the tensor.</summary>
    public static INumberFormat Adaptive(int bits) => new CodebookFormat(
        string.Create(CultureInfo.InvariantCulture, $"adaptive-log-{bits}"),
        [.. Enumerable.Range(SmallestNumerator, BaseDenominator - SmallestNumerator + 1).Reverse().Select(q => Powers(bits, (double)q / BaseDenominator))],
        Granularity.Tensor,
        ScaleRule.Largest,
        ScaleCode.Float32,
        new FormatHardware("multiplies by a fraction from a table of 37 entries and shifts", "none"));

    /// <summary>Magnitudes 1, 2^-step, 2^-2step, ...; the code counts down from the largest and 0 is zero.</summary>
    private static Codebook Powers(int bits, double step)
    {
        int sign = 1 << (bits - 1);
        IEnumerable<(int, float)> entries = Enumerable.Range(1, sign - 1)
            .Select(code => (code, (float)Math.Pow(2, -step * (sign - 1 - code))))
            .SelectMany(e => new[] { (e.code, e.Item2), (e.code | sign, -e.Item2) });
        return new Codebook(bits, entries.Prepend((0, 0f)), TieRule.Away);
    }
}
