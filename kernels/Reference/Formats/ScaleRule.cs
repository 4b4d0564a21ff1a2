namespace HwSim.Kernels.Reference.Formats;

/// <summary>How the scale of a group follows from its values.</summary>
public enum ScaleRule
{
    /// <summary>The largest magnitude becomes the largest value of the type.</summary>
    Largest,

    /// <summary>A power of two: the exponent of the largest magnitude becomes the largest exponent of the type. The top of the last binade may be clipped.</summary>
    LargestExponent,

    /// <summary>The clipping value of least squared error, tried in percent of the largest magnitude.</summary>
    LeastError,
}
