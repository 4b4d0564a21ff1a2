using System.Numerics;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>Extremes of values that are finite.</summary>
internal static class Magnitudes
{
    /// <summary>The largest finite magnitude; 0 where there is none.</summary>
    public static float Largest(ReadOnlySpan<float> values)
    {
        float largest = 0;
        foreach (float value in values)
        {
            float magnitude = MathF.Abs(value);
            largest = magnitude > largest && float.IsFinite(magnitude) ? magnitude : largest;
        }

        return largest;
    }

    /// <summary>Bits that tell one of so many things apart: ceil(log2).</summary>
    public static int BitsFor(int count) => count <= 1 ? 0 : BitOperations.Log2((uint)count - 1) + 1;
}
