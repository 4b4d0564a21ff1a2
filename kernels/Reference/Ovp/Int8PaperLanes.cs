using System.Numerics;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>Signed int8 with E4M3 outliers in vectors.</summary>
internal readonly struct Int8PaperLanes : IOvpLanes
{
    public static OvpGrid Grid => OvpGrid.Int8Paper;

    public static float Boundary => 33.875f;

    public static float Limit => OvpGrid.Reach + 8192f;

    public static Abfloat Outliers => new(4, 3, 8 << 3);

    public static Vector<float> Nearest(Vector<float> d) => IntegerLanes.Rounded(d * new Vector<float>(4f), 127) * new Vector<float>(0.25f);

    public static Vector<int> Code(Vector<float> d) => Vector.ConvertToInt32(IntegerLanes.Nearest(d * new Vector<float>(4f), 127)) & new Vector<int>(255);
}
