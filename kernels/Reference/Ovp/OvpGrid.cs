using HwSim.Kernels.Reference.Formats;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>
/// The values of an OVP type: normals up to 32 and abfloat outliers beyond, in grid units. A real value is a grid value times a scale.
/// </summary>
/// <remarks>
/// The nearest value is the one that OliVe's program finds by scanning normals, then outliers, each ascending, and keeping an entry
/// that is not farther than the best so far: ties go up between neighbours of one kind and to the outlier between the two kinds. An
/// entry farther than 102,400 is never kept, so that huge values, infinities and NaN become 0.
/// </remarks>
public sealed class OvpGrid
{
    /// <summary>The distance beyond which the published search keeps nothing.</summary>
    public const float Reach = 102400;

    private readonly float[] values;
    private readonly float[] thresholds;

    private OvpGrid(string name, int bits, bool signed, float unit, float[] normals, Abfloat? outliers)
    {
        Name = name;
        Bits = bits;
        IsSigned = signed;
        Unit = unit;
        OutlierType = outliers;
        NormalMaximum = normals[^1];
        float[] beyond = outliers is { } type ? [.. Enumerable.Range(1, type.LargestCode).Select(type.Magnitude)] : [];
        values = signed ? [.. beyond.Reverse().Select(v => -v), .. normals, .. beyond] : [.. normals, .. beyond];
        thresholds = new float[values.Length - 1];
        for (int i = 0; i < thresholds.Length; i++)
        {
            float middle = (values[i] + values[i + 1]) / 2;
            bool fromOutlierToNormal = IsOutlier(values[i]) && !IsOutlier(values[i + 1]);
            thresholds[i] = fromOutlierToNormal ? MathF.BitIncrement(middle) : middle;
        }

        Lanes = outliers is null && thresholds.Length <= NearestLanes.Most ? new NearestLanes(values, thresholds, Reach) : null;
    }

    /// <summary>Signed int4 with E2M1 outliers: normals -7..7, outliers 12..96 (bias 2) in integers.</summary>
    public static OvpGrid Int4 { get; } = Integers(4, signed: true);

    /// <summary>Signed flint4 with E2M1 outliers: normals 0..16, outliers 24..192 (bias 3) in integers.</summary>
    public static OvpGrid Flint4 { get; } = Flint(4, signed: true);

    /// <summary>Signed int8 with the E2M5 outliers of the published program: normals -127..127, outliers 132..2016 in integers.</summary>
    public static OvpGrid Int8 { get; } = Integers(8, signed: true);

    /// <summary>
    /// Signed int8 with the E4M3 outliers of the paper, 144 and up (bias 4) in integers, clipped to 2^15 so that the product of two fits
    /// 32 bits (the clipping is recalled from the paper and was not verified).
    /// </summary>
    public static OvpGrid Int8Paper { get; } = new("int8-e4m3", 8, true, 0.25f, NormalValues.Integers(8, true), new Abfloat(4, 3, 8 << 3));

    /// <summary>Nearest values in vectors; null for types with outliers, whose victims depend on neighbours, and for wide ones.</summary>
    internal NearestLanes? Lanes { get; }

    /// <summary>The usual name of the normals, and of the outliers where they are not those of the program.</summary>
    public string Name { get; }

    /// <summary>Bits of a value.</summary>
    public int Bits { get; }

    public bool IsSigned { get; }

    /// <summary>The grid value of the integer 1.</summary>
    public float Unit { get; }

    /// <summary>The type of outliers; null for a plain type without outliers and victims.</summary>
    public Abfloat? OutlierType { get; }

    /// <summary>The largest normal value; a scale is the clipping value alpha over this.</summary>
    public float NormalMaximum { get; }

    /// <summary>All values, ascending.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>Whether pairs of this type have bytes: unsigned types use all codes and leave none to name a victim.</summary>
    public bool IsPackable => IsSigned && OutlierType is not null && Bits is 4 or 8;

    /// <summary>Integers of any width; the program's outliers have two exponent bits.</summary>
    public static OvpGrid Integers(int bits, bool signed) =>
        new($"{(signed ? "int" : "uint")}{bits}", bits, signed, MathF.ScaleB(1, 5 - (signed ? bits - 1 : bits)), NormalValues.Integers(bits, signed), ProgramOutliers(bits, signed));

    /// <summary>Flint of any width; the program's outliers have two exponent bits.</summary>
    public static OvpGrid Flint(int bits, bool signed) =>
        new($"{(signed ? "flint" : "uflint")}{bits}", bits, signed, NormalValues.Flint(bits, signed).First(v => v > 0), NormalValues.Flint(bits, signed), ProgramOutliers(bits, signed));

    /// <summary>The same normals without outliers and victims: plain int or ANT's flint.</summary>
    public OvpGrid WithoutOutliers() => new(Name, Bits, IsSigned, Unit, [.. values.Where(v => !IsOutlier(v))], null);

    /// <summary>Whether a grid value is an outlier.</summary>
    public static bool IsOutlier(float gridValue) => MathF.Abs(gridValue) > NormalValues.Boundary;

    /// <summary>The nearest grid value of a value in grid units.</summary>
    public float Nearest(float value)
    {
        float nearest = values[Index(value)];
        return MathF.Abs(value - nearest) <= Reach ? nearest : 0;
    }

    private int Index(float value)
    {
        int low = 0;
        int high = thresholds.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (value >= thresholds[middle])
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static Abfloat ProgramOutliers(int bits, bool signed) => Abfloat.Of(2, (signed ? bits - 1 : bits) - 2);
}
