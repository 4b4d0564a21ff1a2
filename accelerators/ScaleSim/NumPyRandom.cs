namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// NumPy's legacy generator (<c>numpy.random.seed</c>, <c>numpy.random.randint</c>): the Mersenne Twister MT19937 with
/// 32-bit draws that are masked to the next power of two and rejected above the range.
/// </summary>
/// <remarks>
/// Source: M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM TOMACS 8(1), 1998; the 2002 initialisation from one
/// integer. NumPy NEP 19 freezes this stream.
/// </remarks>
public sealed class NumPyRandom
{
    private const int StateLength = 624;
    private const int MiddleWord = 397;
    private const uint TwistMatrix = 0x9908b0df;
    private const uint UpperBit = 0x80000000;

    private readonly uint[] state = new uint[StateLength];
    private int position = StateLength;

    public NumPyRandom(uint seed)
    {
        unchecked
        {
            state[0] = seed;
            for (uint i = 1; i < StateLength; i++)
            {
                uint previous = state[i - 1];
                state[i] = (1812433253 * (previous ^ (previous >> 30))) + i;
            }
        }
    }

    /// <summary>A uniform integer in [<paramref name="low"/>, <paramref name="high"/>), as <c>randint(low, high)</c>.</summary>
    public int Next(int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        uint range = (uint)(high - low - 1);
        if (range == 0)
        {
            return low;
        }

        uint mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(range);
        uint draw;
        do
        {
            draw = NextWord() & mask;
        }
        while (draw > range);
        return low + (int)draw;
    }

    /// <summary>The next 32 bits of the stream.</summary>
    public uint NextWord()
    {
        if (position == StateLength)
        {
            Twist();
        }

        unchecked
        {
            uint word = state[position++];
            word ^= word >> 11;
            word ^= (word << 7) & 0x9d2c5680;
            word ^= (word << 15) & 0xefc60000;
            return word ^ (word >> 18);
        }
    }

    private void Twist()
    {
        for (int i = 0; i < StateLength; i++)
        {
            uint joined = (state[i] & UpperBit) | (state[(i + 1) % StateLength] & ~UpperBit);
            uint twisted = joined >> 1;
            if ((joined & 1) != 0)
            {
                twisted ^= TwistMatrix;
            }

            state[i] = state[(i + MiddleWord) % StateLength] ^ twisted;
        }

        position = 0;
    }
}
