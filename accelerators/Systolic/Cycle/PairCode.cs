namespace HwSim.Accelerators.Systolic.Cycle;

/// <summary>A type of outlier-victim pairs as decoders are built for it.</summary>
/// <param name="Bits">Bits of a code.</param>
/// <param name="IsFlint">True where normal codes are flint4, else two's complement.</param>
/// <param name="MantissaBits">Mantissa bits of outliers.</param>
/// <param name="Bias">What is added to an outlier's exponent.</param>
/// <remarks>Source: OliVe (ISCA 2023), sections 3 and 4, and its published program for the 8-bit type (E2M5).</remarks>
public sealed record PairCode(int Bits, bool IsFlint, int MantissaBits, int Bias)
{
    public static readonly PairCode Int4 = new(4, IsFlint: false, MantissaBits: 1, Bias: 2);
    public static readonly PairCode Flint4 = new(4, IsFlint: true, MantissaBits: 1, Bias: 3);
    public static readonly PairCode Int8 = new(8, IsFlint: false, MantissaBits: 5, Bias: 2);

    /// <summary>The code that stands in for a victim: the sign bit alone.</summary>
    public int Identifier => 1 << (Bits - 1);
}
