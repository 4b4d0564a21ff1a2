namespace HwSim.Kernels.Reference.Formats;

/// <summary>How the scale of a group is rounded and what it takes to store.</summary>
public enum ScaleCode
{
    /// <summary>A 32-bit float.</summary>
    Float32,

    /// <summary>A 16-bit float, rounded to even.</summary>
    Float16,

    /// <summary>Kept in full but charged as a 16-bit float, as the evaluations of AWQ, ANT and BitMoD do.</summary>
    ChargedAs16,

    /// <summary>Kept in full but charged at 8 bits: BitMoD stores scales as 8-bit integers of a second scale a channel, and evaluates without.</summary>
    ChargedAs8,

    /// <summary>E8M0: a power of two in 8 bits.</summary>
    PowerOfTwo,

    /// <summary>An unsigned FP8 E4M3 value in 8 bits, times a 32-bit float that the whole tensor shares.</summary>
    E4M3OfTensor,
}
