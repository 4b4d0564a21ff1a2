using System.Numerics;
using System.Runtime.InteropServices;

namespace HwSim.Kernels.Reference.Statistics;

/// <summary>Looks for values that are not finite.</summary>
public static class FiniteValues
{
    /// <summary>Whether a NaN or an infinity is among the values.</summary>
    public static bool HasOthers(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<Vector<float>> whole = MemoryMarshal.Cast<float, Vector<float>>(values);
        Vector<float> largest = new(float.MaxValue);
        foreach (Vector<float> v in whole)
        {
            if (!Vector.LessThanOrEqualAll(Vector.Abs(v), largest))
            {
                return true;
            }
        }

        foreach (float value in values[(whole.Length * Vector<float>.Count)..])
        {
            if (!float.IsFinite(value))
            {
                return true;
            }
        }

        return false;
    }
}
