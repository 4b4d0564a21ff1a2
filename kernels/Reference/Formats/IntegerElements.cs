namespace HwSim.Kernels.Reference.Formats;

/// <summary>Symmetric integers in two's complement; the most negative one is not used.</summary>
public static class IntegerElements
{
    /// <summary>-(2^(b-1) - 1) ... 2^(b-1) - 1 times 2^-<paramref name="fractionBits"/>.</summary>
    public static Codebook Symmetric(int bits, TieRule ties = TieRule.Even, int fractionBits = 0)
    {
        int largest = (1 << (bits - 1)) - 1;
        return new Codebook(bits, Enumerable.Range(-largest, (2 * largest) + 1).Select(i => (i & ((1 << bits) - 1), MathF.ScaleB(i, -fractionBits))), ties);
    }
}
