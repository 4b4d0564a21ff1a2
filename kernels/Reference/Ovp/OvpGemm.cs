namespace HwSim.Kernels.Reference.Ovp;

/// <summary>
/// A product of two OVP tensors as the hardware forms it. Decoders at the borders turn bytes into operands; PEs multiply, shift and add.
/// An array whose PEs multiply 32-bit integers takes <see cref="Operands"/> instead of pairs and gives the same sums, since every
/// decoded value is a whole number that fits 32 bits.
/// </summary>
public static class OvpGemm
{
    /// <summary>What the decoders of a border hand in: a pair for each code.</summary>
    /// <param name="decoder">The decoder of the type.</param>
    /// <param name="bytes">Packed codes: two a byte for 4-bit types, one a byte for 8-bit types.</param>
    /// <param name="count">Values; at most one less than the bytes hold.</param>
    public static ExponentInteger[] Pairs(OvpDecoder decoder, ReadOnlySpan<byte> bytes, int count)
    {
        ExponentInteger[] pairs = new ExponentInteger[count + (count & 1)];
        for (int i = 0; i < pairs.Length; i += 2)
        {
            _ = decoder.Bits == 4
                ? decoder.Decode(bytes[i / 2], out pairs[i], out pairs[i + 1])
                : decoder.Decode(bytes[i], bytes[i + 1], out pairs[i], out pairs[i + 1]);
        }

        return pairs[..count];
    }

    /// <summary>The same as whole numbers, for PEs that multiply integers.</summary>
    public static int[] Operands(OvpDecoder decoder, ReadOnlySpan<byte> bytes, int count) => Array.ConvertAll(Pairs(decoder, bytes, count), p => p.Value);

    /// <summary>The M×N product of an M×K and an N×K matrix (both row-major, weights as they are stored), in 32-bit accumulators.</summary>
    /// <exception cref="OverflowException">A product or a sum does not fit 32 bits.</exception>
    public static int[] Multiply(ReadOnlySpan<ExponentInteger> a, ReadOnlySpan<ExponentInteger> weights, int m, int n, int k)
    {
        int[] product = new int[m * n];
        for (int row = 0; row < m; row++)
        {
            for (int column = 0; column < n; column++)
            {
                int sum = 0;
                for (int i = 0; i < k; i++)
                {
                    sum = ExponentInteger.MultiplyAdd(sum, a[(row * k) + i], weights[(column * k) + i]);
                }

                product[(row * n) + column] = sum;
            }
        }

        return product;
    }
}
