using System.Numerics;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// A random permutation of 0 to n-1 of which any element can be had at once: a Feistel network over the least even number of bits that
/// holds n, walked until it stays below n (Black and Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002, sec. 3 and 4).
/// Being at most four times n, the domain takes under four steps on average.
/// </summary>
internal sealed class IndexPermutation
{
    private const int Rounds = 6;

    private readonly long count;
    private readonly ulong seed;
    private readonly int half;
    private readonly ulong mask;

    public IndexPermutation(long count, ulong seed)
    {
        this.count = count;
        this.seed = seed;
        int bits = Math.Max(2, 64 - BitOperations.LeadingZeroCount((ulong)Math.Max(0, count - 1)));
        half = (bits + 1) / 2;
        mask = (1UL << half) - 1;
    }

    /// <summary>The element at a place.</summary>
    public long this[long index]
    {
        get
        {
            ulong value = (ulong)index;
            do
            {
                value = Encrypt(value);
            }
            while (value >= (ulong)count);

            return (long)value;
        }
    }

    private ulong Encrypt(ulong value)
    {
        ulong left = value >> half;
        ulong right = value & mask;
        for (ulong round = 0; round < Rounds; round++)
        {
            (left, right) = (right, left ^ (SplitMix.Bits(seed, round, right) & mask));
        }

        return (left << half) | right;
    }
}
