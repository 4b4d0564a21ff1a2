using System.Numerics;
using System.Runtime.InteropServices;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>Extremes of values that are finite.</summary>
internal static class Magnitudes
{
    /// <summary>The largest finite magnitude; 0 where there is none.</summary>
    public static float Largest(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<Vector<float>> whole = MemoryMarshal.Cast<float, Vector<float>>(values);
        Vector<float> lanes = Vector<float>.Zero;
        Vector<float> finite = new(float.MaxValue);
        foreach (Vector<float> v in whole)
        {
            Vector<float> magnitude = Vector.Abs(v);
            lanes = Vector.ConditionalSelect(Vector.LessThanOrEqual(magnitude, finite), Vector.Max(lanes, magnitude), lanes);
        }

        float largest = 0;
        for (int i = 0; i < Vector<float>.Count; i++)
        {
            largest = MathF.Max(largest, lanes[i]);
        }

        foreach (float value in values[(whole.Length * Vector<float>.Count)..])
        {
            float magnitude = MathF.Abs(value);
            largest = magnitude > largest && float.IsFinite(magnitude) ? magnitude : largest;
        }

        return largest;
    }

    /// <summary>Bits that tell one of so many things apart: ceil(log2).</summary>
    public static int BitsFor(int count) => count <= 1 ? 0 : BitOperations.Log2((uint)count - 1) + 1;
}
