using System.Numerics;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>Rounding to abfloat in vectors, on the bits of 32-bit floats: a grid with fewer mantissa bits is reached by adding half a step and cutting off.</summary>
internal static class AbfloatLanes
{
    private const int FloatMantissaBits = 23;
    private const int FloatBias = 127;

    /// <summary>The bits of the magnitude, less one where the value is negative: comparing them with the bits of a threshold lets ties go up on both sides of zero.</summary>
    public static Vector<int> TowardsZero(Vector<float> d) =>
        Vector.AsVectorInt32(Vector.Abs(d)) + Vector.LessThan(d, Vector<float>.Zero);

    /// <summary>The magnitude codes of outliers; of other values, codes without a meaning.</summary>
    public static Vector<int> Code(Vector<float> d, Abfloat type)
    {
        int shift = FloatMantissaBits - type.MantissaBits;
        Vector<int> rounded = Vector.ShiftRightArithmetic(TowardsZero(d) + new Vector<int>(1 << (shift - 1)), shift);
        Vector<int> code = rounded - new Vector<int>((FloatBias + Abfloat.BaseExponent) << type.MantissaBits);
        return Vector.Min(Vector.Max(code, Vector<int>.One), new Vector<int>(type.LargestCode));
    }

    /// <summary>The outliers of magnitude codes with the signs of <paramref name="d"/>, in grid units.</summary>
    public static Vector<float> Value(Vector<int> code, Vector<float> d, Abfloat type)
    {
        Vector<int> bits = Vector.ShiftLeft(code + new Vector<int>((FloatBias + Abfloat.BaseExponent) << type.MantissaBits), FloatMantissaBits - type.MantissaBits);
        return Vector.AsVectorSingle(bits) | (d & new Vector<float>(-0f));
    }

    /// <summary>All bits where a value is an outlier that the published search reaches; not for NaN.</summary>
    public static Vector<int> IsOutlier(Vector<float> d, float boundary, float limit)
    {
        Vector<float> magnitude = Vector.Abs(d);
        return Vector.GreaterThanOrEqual(magnitude, new Vector<float>(boundary)) & Vector.LessThanOrEqual(magnitude, new Vector<float>(limit));
    }

    /// <summary>All bits where a value is a number that the published search reaches.</summary>
    public static Vector<int> IsReached(Vector<float> d, float limit) => Vector.LessThanOrEqual(Vector.Abs(d), new Vector<float>(limit));

    /// <summary>All bits where a value gives way to the other of its pair.</summary>
    public static Vector<int> IsVictim(Vector<int> isOutlier, Vector<float> values, OvpSurvivor survivor)
    {
        Vector<int> odd = Vector.AsVectorInt32(new Vector<ulong>(0xFFFFFFFF00000000));
        Vector<int> loses = odd;
        if (survivor == OvpSurvivor.Larger)
        {
            Vector<int> magnitude = Vector.AsVectorInt32(Vector.Abs(values));
            Vector<int> other = Swapped(magnitude);
            loses = Vector.LessThan(magnitude, other) | (Vector.Equals(magnitude, other) & odd);
        }

        return Swapped(isOutlier) & (~isOutlier | loses);
    }

    /// <summary>Left and right of each pair exchanged.</summary>
    private static Vector<int> Swapped(Vector<int> pairs)
    {
        Vector<ulong> wide = Vector.AsVectorUInt64(pairs);
        return Vector.AsVectorInt32(Vector.ShiftLeft(wide, 32) | Vector.ShiftRightLogical(wide, 32));
    }
}
