using System.Runtime.InteropServices;

namespace HwSim.Kernels.Runtime;

/// <summary>Fills tensors with values that look random and are the same on every host.</summary>
internal static class FillPattern
{
    /// <summary>Fills a buffer.</summary>
    public static void Fill(Span<byte> bytes, ElementKind type, ulong seed)
    {
        ulong state = seed;
        if (type != ElementKind.Float32)
        {
            foreach (ref byte value in bytes)
            {
                value = unchecked((byte)Next(ref state));
            }

            return;
        }

        foreach (ref float value in MemoryMarshal.Cast<byte, float>(bytes))
        {
            value = ((Next(ref state) >> 40) * (2f / (1 << 24))) - 1f;
        }
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
    private static ulong Next(ref ulong state)
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
