namespace HwSim.Kernels.Reference.Formats;

/// <summary>Which codes of a small float are not numbers.</summary>
public enum FloatSpecials
{
    /// <summary>None.</summary>
    None,

    /// <summary>The code of all ones, with either sign.</summary>
    OneNaN,

    /// <summary>The top exponent: infinities and NaN as in IEEE 754.</summary>
    Ieee,
}
