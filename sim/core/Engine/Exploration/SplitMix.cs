namespace HwSim.Core.Engine.Exploration;

/// <summary>A hash that turns counters into random bits: the finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, fig. 16).</summary>
internal static class SplitMix
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>64 random bits that depend on nothing but the arguments.</summary>
    public static ulong Bits(ulong seed, ulong stream, ulong counter) =>
        Mix(unchecked(Mix(unchecked(Mix(seed) + (Golden * (stream + 1)))) + (Golden * (counter + 1))));

    private static ulong Mix(ulong z) => unchecked(Second(First(z)));

    private static ulong First(ulong z) => unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);

    private static ulong Second(ulong z)
    {
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
