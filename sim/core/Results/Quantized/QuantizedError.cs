namespace HwSim.Core.Results.Quantized;

/// <summary>What a format does to a tensor, and what it takes.</summary>
/// <param name="MeanSquared">The mean squared error.</param>
/// <param name="Relative">That over the mean square.</param>
/// <param name="Largest">The largest absolute error.</param>
/// <param name="Cosine">The cosine between before and after.</param>
/// <param name="ValueBits">Bits of codes, padding included.</param>
/// <param name="ScaleBits">Bits of scales and zero points.</param>
/// <param name="MetadataBits">Bits of the rest: types, lists, tables.</param>
public sealed record QuantizedError(double MeanSquared, double Relative, double Largest, double Cosine, long ValueBits, long ScaleBits, long MetadataBits)
{
    /// <summary>Signal to noise in decibels; infinite without error.</summary>
    public double SqnrDecibels => Decibels(Relative);

    /// <summary>All bits.</summary>
    public long Bits => ValueBits + ScaleBits + MetadataBits;

    /// <summary>A relative error as signal to noise.</summary>
    public static double Decibels(double relative) => relative == 0 ? double.PositiveInfinity : -10 * Math.Log10(relative);
}
