namespace HwSim.Kernels.Reference.Formats;

/// <summary>The bits that a tensor takes, by what they are for; all of them have to be stored and moved.</summary>
/// <param name="Values">Codes of the values, padding included.</param>
/// <param name="Scales">Scales and zero points of channels and groups.</param>
/// <param name="Metadata">The rest: chosen types, outlier lists, code tables, what is kept once a tensor.</param>
public readonly record struct StorageBits(long Values, long Scales, long Metadata)
{
    public long Total => Values + Scales + Metadata;

    /// <summary>Bits a value, everything included; 0 for an empty tensor.</summary>
    public double PerElement(int count) => count == 0 ? 0 : (double)Total / count;
}
