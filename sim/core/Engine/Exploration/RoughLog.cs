namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// A logarithm that is the same to the last bit on every machine, as those of mathematical libraries are not: exponent and mantissa side
/// by side (Mitchell, IRE Trans. Electronic Computers EC-11(4), 1962). It rises steadily and is at most 0.087 below the true one.
/// </summary>
internal static class RoughLog
{
    /// <summary>The logarithm of a positive number to the base of two, roughly.</summary>
    public static double Of(double value) => (BitConverter.DoubleToInt64Bits(value) / (double)(1L << 52)) - 1023;
}
