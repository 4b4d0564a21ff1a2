namespace HwSim.Kernels.Reference.Formats;

/// <summary>Symmetric integers of 2 to 16 bits: the largest magnitude of a group becomes the largest integer.</summary>
/// <remarks>Source: the usual definition; group-wise as evaluated by BitMoD's program, quant_weight.py, quant_int (rounding to even).</remarks>
public static class IntegerFormats
{
    private static readonly FormatHardware Multiplier = new(
        "an integer multiplier and a 32-bit adder; BitFusion joins 2-bit ones", "none; scales are applied to finished sums, with groups once a group");

    /// <summary>Integers with a scale for each group.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 2 to 16 bits.</exception>
    public static INumberFormat Symmetric(int bits, Granularity granularity, ScaleCode scale = ScaleCode.Float16)
    {
        CheckBits(bits);
        return new CodebookFormat($"int{bits}-sym-{granularity}", [IntegerElements.Symmetric(bits)], granularity, ScaleRule.Largest, scale, Multiplier);
    }

    /// <summary>Integers with a scale and a zero point for each group.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 2 to 16 bits.</exception>
    public static INumberFormat Asymmetric(int bits, Granularity granularity, ScaleCode scale = ScaleCode.Float16)
    {
        CheckBits(bits);
        return new AffineIntegerFormat(bits, granularity, scale);
    }

    private static void CheckBits(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 16);
    }
}
