namespace HwSim.Accelerators.Systolic.Cycle;

/// <summary>
/// The decoder at a border of the array: two codes in, two operands out, each an integer and the exponent of a power of two. Made for
/// the hardware; the reference kernels have a decoder of their own, and tests hold all pairs of codes of both against each other.
/// </summary>
/// <param name="code">The type of pairs.</param>
public sealed class PairDecoder(PairCode code)
{
    private static readonly int[] Flint = [0, 1, 2, 3, 16, 8, 4, 6];

    /// <summary>Decodes a pair. A pair whose outlier code is a zero names no value and gives two zeros.</summary>
    public ((int Exponent, int Integer) Left, (int Exponent, int Integer) Right) Decode(int left, int right)
    {
        bool leftIsVictim = left == code.Identifier;
        bool rightIsVictim = right == code.Identifier;
        if (!leftIsVictim && !rightIsVictim)
        {
            return (Normal(left), Normal(right));
        }

        return rightIsVictim ? (Outlier(left), default) : (default, Outlier(right));
    }

    private (int Exponent, int Integer) Normal(int bits)
    {
        int magnitude = bits & (code.Identifier - 1);
        bool isNegative = (bits & code.Identifier) != 0;
        return (0, code.IsFlint ? (isNegative ? -Flint[magnitude] : Flint[magnitude]) : isNegative ? magnitude - code.Identifier : magnitude);
    }

    private (int Exponent, int Integer) Outlier(int bits)
    {
        int magnitude = bits & (code.Identifier - 1);
        if (magnitude == 0)
        {
            return default;
        }

        int integer = (1 << code.MantissaBits) | (magnitude & ((1 << code.MantissaBits) - 1));
        return ((magnitude >> code.MantissaBits) + code.Bias, (bits & code.Identifier) != 0 ? -integer : integer);
    }
}
