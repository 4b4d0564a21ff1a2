namespace HwSim.Kernels.Reference.Formats;

/// <summary>Scales as they are stored.</summary>
internal static class Scales
{
    /// <summary>The largest exponent of E8M0; the smallest is its negative.</summary>
    public const int LargestExponent = 127;

    /// <summary>The largest scale under which the largest element is finite.</summary>
    public static float Bound(float largestElement) => MathF.BitDecrement(float.MaxValue / largestElement);

    /// <summary>The scale that is left after storing it.</summary>
    public static float Stored(ScaleCode code, float scale, float ofTensor) => code switch
    {
        ScaleCode.Float16 => (float)(Half)Math.Min(scale, (float)Half.MaxValue),
        ScaleCode.E4M3OfTensor => ofTensor == 0 ? 0 : FloatElements.E4M3.Nearest(scale / ofTensor) * ofTensor,
        _ => scale,
    };

    public static int Bits(ScaleCode code) => code switch
    {
        ScaleCode.Float32 => 32,
        ScaleCode.Float16 or ScaleCode.ChargedAs16 => 16,
        _ => 8,
    };

    public static int BitsOfTensor(ScaleCode code) => code == ScaleCode.E4M3OfTensor ? 32 : 0;
}
