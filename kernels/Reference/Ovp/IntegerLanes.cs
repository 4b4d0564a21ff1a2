using System.Numerics;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>Rounding to integers in vectors.</summary>
internal static class IntegerLanes
{
    /// <summary>The nearest integer, ties to even, clipped to ±<paramref name="largest"/>.</summary>
    public static Vector<float> Rounded(Vector<float> value, float largest) =>
        Vector.Min(Vector.Max(Vector.Round(value), new Vector<float>(-largest)), new Vector<float>(largest));

    /// <summary>The nearest integer, ties up, clipped to ±<paramref name="largest"/>. The fraction is exact, so no tie is missed.</summary>
    public static Vector<float> Nearest(Vector<float> value, float largest)
    {
        Vector<float> below = Vector.Floor(value);
        Vector<float> up = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(value - below, new Vector<float>(0.5f)), Vector<float>.One, Vector<float>.Zero);
        return Vector.Min(Vector.Max(below + up, new Vector<float>(-largest)), new Vector<float>(largest));
    }
}
