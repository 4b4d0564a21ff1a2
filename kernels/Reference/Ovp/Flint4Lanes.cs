using System.Numerics;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>Signed flint4 with E2M1 outliers in vectors: thresholds are counted on magnitudes, one bit lower below zero where ties go up.</summary>
internal readonly struct Flint4Lanes : IOvpLanes
{
    public static OvpGrid Grid => OvpGrid.Flint4;

    public static float Boundary => 40f;

    public static float Limit => OvpGrid.Reach + 384f;

    public static Abfloat Outliers => Abfloat.Of(2, 1);

    public static Vector<float> Nearest(Vector<float> d)
    {
        Vector<int> m = AbfloatLanes.TowardsZero(d);
        Vector<int> sum = Step(m, 1f, 1) + Step(m, 3f, 1) + Step(m, 5f, 1) + Step(m, 7f, 1) + Step(m, 10f, 2) + Step(m, 14f, 2) + Step(m, 24f, 8);
        Vector<float> magnitude = Vector.ConvertToSingle(sum + sum);
        return magnitude | (d & new Vector<float>(-0f));
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
