using System.Numerics;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>Signed int4 with E2M1 outliers in vectors.</summary>
internal readonly struct Int4Lanes : IOvpLanes
{
    public static OvpGrid Grid => OvpGrid.Int4;

    public static float Boundary => 38f;

    public static float Limit => OvpGrid.Reach + 384f;

    public static Abfloat Outliers => Abfloat.Of(2, 1);

    public static Vector<float> Nearest(Vector<float> d) => IntegerLanes.Rounded(d * new Vector<float>(0.25f), 7) * new Vector<float>(4f);

    public static Vector<int> Code(Vector<float> d) => Vector.ConvertToInt32(IntegerLanes.Nearest(d * new Vector<float>(0.25f), 7)) & new Vector<int>(15);
}
