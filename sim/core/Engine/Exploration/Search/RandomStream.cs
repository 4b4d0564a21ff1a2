namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>Random numbers one after another; the same seed and stream give the same ones on every machine.</summary>
internal sealed class RandomStream(ulong seed, ulong stream)
{
    private ulong drawn;

    /// <summary>A whole number from 0 up to, and without, a bound.</summary>
    public int Below(int bound) => (int)(((UInt128)Bits() * (ulong)bound) >> 64);

    /// <summary>A number from 0 up to, and without, 1.</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability) => Unit() < probability;

    private ulong Bits() => SplitMix.Bits(seed, stream, drawn++);
}
