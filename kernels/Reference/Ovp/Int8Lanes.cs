using System.Numerics;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>Signed int8 with E2M5 outliers in vectors.</summary>
internal readonly struct Int8Lanes : IOvpLanes
{
    public static OvpGrid Grid => OvpGrid.Int8;

    public static float Boundary => 32.375f;

    public static float Limit => OvpGrid.Reach + 504f;

    public static Abfloat Outliers => Abfloat.Of(2, 5);

    public static Vector<float> Nearest(Vector<float> d) => IntegerLanes.Rounded(d * new Vector<float>(4f), 127) * new Vector<float>(0.25f);

    public static Vector<int> Code(Vector<float> d) => Vector.ConvertToInt32(IntegerLanes.Nearest(d * new Vector<float>(4f), 127)) & new Vector<int>(255);
}
