namespace HwSim.Kernels.Quantization;

/// <summary>Numbers that look random and are the same on every host: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
internal sealed class SeededRandom(ulong seed)
{
    private const int GaussianTerms = 12;
    private ulong state = seed;

    /// <summary>From 0 up to 1, 53 bits.</summary>
    public double Next() => (Bits() >> 11) * (1.0 / (1L << 53));

    /// <summary>A whole number below a bound.</summary>
    public int Below(int bound) => (int)(Next() * bound);

    /// <summary>About a standard Gaussian, by the sum of twelve uniform numbers (Irwin-Hall): exact in any implementation, no tail beyond six deviations.</summary>
    public double Gaussian()
    {
        double sum = -GaussianTerms / 2.0;
        for (int i = 0; i < GaussianTerms; i++)
        {
            sum += Next();
        }

        return sum;
    }

    private ulong Bits()
    {
        unchecked
        {
            ulong z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
