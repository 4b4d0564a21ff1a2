using System.Numerics;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>A packable type for the vector paths: several values at a time, the same bits as <see cref="OvpGrid"/>.</summary>
internal interface IOvpLanes
{
    static abstract OvpGrid Grid { get; }

    /// <summary>Outliers begin at this magnitude in grid units: halfway between the largest normal value and the smallest outlier.</summary>
    static abstract float Boundary { get; }

    /// <summary>Beyond this magnitude the published search keeps nothing and a value becomes 0.</summary>
    static abstract float Limit { get; }

    static abstract Abfloat Outliers { get; }

    /// <summary>The nearest normal values of magnitudes below <see cref="Boundary"/>; of two that are equally near, either: for errors.</summary>
    static abstract Vector<float> Nearest(Vector<float> d);

    /// <summary>The codes of the nearest normal values, ties up, in the low bits.</summary>
    static abstract Vector<int> Code(Vector<float> d);
}
