using System.Numerics;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>Signed flint4 with E2M1 outliers in vectors. Codes count thresholds on magnitudes, one bit lower below zero since ties go up.</summary>
internal readonly struct Flint4Lanes : IOvpLanes
{
    private const int HalfStep = 1 << 21;
    private const int OneMantissaBit = -1 << 22;

    public static OvpGrid Grid => OvpGrid.Flint4;

    public static float Boundary => 40f;

    public static float Limit => OvpGrid.Reach + 384f;

    public static Abfloat Outliers => Abfloat.Of(2, 1);

    /// <summary>0, 2, 4 by rounding to even numbers; 4, 6, 8, 12, 16 as floats of one mantissa bit; then 16 or 32, without the 24 between.</summary>
    public static Vector<float> Nearest(Vector<float> d)
    {
        Vector<float> magnitude = Vector.Abs(d);
        Vector<float> even = Vector.Round(magnitude * new Vector<float>(0.5f)) * new Vector<float>(2);
        Vector<int> cut = (Vector.AsVectorInt32(magnitude) + new Vector<int>(HalfStep)) & new Vector<int>(OneMantissaBit);
        Vector<float> near = Vector.ConditionalSelect(Vector.LessThan(magnitude, new Vector<float>(4)), even, Vector.AsVectorSingle(cut));
        Vector<float> far = Vector.ConditionalSelect(Vector.LessThan(magnitude, new Vector<float>(24)), new Vector<float>(16), new Vector<float>(32));
        return Vector.ConditionalSelect(Vector.LessThan(magnitude, new Vector<float>(20)), near, far) | (d & new Vector<float>(-0f));
    }

    public static Vector<int> Code(Vector<float> d)
    {
        Vector<int> m = AbfloatLanes.TowardsZero(d);
        Vector<int> code = Step(m, 1f, 1) + Step(m, 3f, 1) + Step(m, 5f, 1) + Step(m, 7f, 3) + Step(m, 10f, 1) + Step(m, 14f, -2) + Step(m, 24f, -1);
        Vector<int> negative = Vector.LessThan(d, Vector<float>.Zero) & Vector.GreaterThan(code, Vector<int>.Zero);
        return code | (negative & new Vector<int>(8));
    }

    /// <summary>A step where a magnitude has reached a threshold.</summary>
    private static Vector<int> Step(Vector<int> magnitude, float threshold, int step) =>
        Vector.GreaterThanOrEqual(magnitude, new Vector<int>(BitConverter.SingleToInt32Bits(threshold))) & new Vector<int>(step);
}
