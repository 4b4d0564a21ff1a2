namespace HwSim.Kernels.Reference.Sparsity;

/// <summary>Bits that are written and then read in the same order.</summary>
internal sealed class BitString
{
    private readonly List<bool> bits = [];
    private int at;

    public long Count => bits.Count;

    public void Write(long value, int width)
    {
        for (int bit = width - 1; bit >= 0; bit--)
        {
            bits.Add(((value >> bit) & 1) != 0);
        }
    }

    public void Rewind() => at = 0;

    public long Read(int width)
    {
        long value = 0;
        for (int bit = 0; bit < width; bit++)
        {
            value = (value << 1) | (bits[at++] ? 1L : 0L);
        }

        return value;
    }

    /// <summary>Bits of a number from 0 to <paramref name="largest"/>.</summary>
    public static int WidthOf(long largest) => largest <= 0 ? 0 : System.Numerics.BitOperations.Log2((ulong)largest) + 1;
}
