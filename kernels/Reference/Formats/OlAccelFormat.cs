using System.Globalization;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>
/// OLAccel: the largest few percent of the magnitudes are outliers with more bits in a coordinate list, the rest 4-bit integers whose range
/// ends where the outliers begin. Scales hold those of the rest and of the outliers; choices the bits of the least outlier and its integer, below
/// which no outlier is rounded.
/// </summary>
/// <remarks>
/// Source: Park et al., OLAccel (ISCA 2018): about 3 % outliers, 8 or 16 bits each. A place costs ceil(log2 n) bits here; the paper packs chunks
/// with pointers and does not give one figure.
/// </remarks>
public sealed class OlAccelFormat : INumberFormat
{
    private const int Bits = 4;
    private readonly Codebook rest = IntegerElements.Symmetric(Bits);
    private readonly Codebook outliers;
    private readonly double share;

    /// <param name="share">The share of values that are outliers.</param>
    /// <param name="outlierBits">8 or 16.</param>
    public OlAccelFormat(double share = 0.03, int outlierBits = 8)
    {
        this.share = share;
        outliers = IntegerElements.Symmetric(outlierBits);
        Name = string.Create(CultureInfo.InvariantCulture, $"olaccel4-{outlierBits}");
    }

    public string Name { get; }

    public FormatHardware Hardware { get; } = new(
        "groups of 4-bit multipliers, each with an outlier multiplier, beside them outlier PEs with more bits",
        "a controller that walks the coordinate list and sends outliers to their PEs; +71 % of the PE area (second-hand, OliVe's evaluation)");

    /// <inheritdoc/>
    public Calibration Calibrate(ReadOnlySpan<float> values, int rows)
    {
        _ = GroupLayout.Rows(values.Length, rows);
        float[] magnitudes = Array.ConvertAll(Array.FindAll(values.ToArray(), float.IsFinite), MathF.Abs);
        Array.Sort(magnitudes);
        int inliers = magnitudes.Length - (int)(share * magnitudes.Length);
        float threshold = inliers < magnitudes.Length ? magnitudes[inliers] : float.PositiveInfinity;
        float largestRest = magnitudes.Length == 0 ? 0 : magnitudes[Math.Max(0, Array.FindLastIndex(magnitudes, m => m < threshold))];
        float largest = magnitudes.Length == 0 ? 0 : magnitudes[^1];
        float[] scales = [Scale(rest, largestRest), Scale(outliers, largest)];
        bool hasOutliers = inliers < magnitudes.Length && scales[1] > 0;
        int least = hasOutliers ? (int)Math.Min(outliers.Largest, MathF.Floor(rest.Largest * scales[0] / scales[1]) + 1) : 0;
        threshold = hasOutliers ? MathF.Min(threshold, least * scales[1]) : float.PositiveInfinity;
        return new Calibration(GroupLayout.Tensor(values.Length), scales, [BitConverter.SingleToInt32Bits(threshold), least]);
    }

    /// <inheritdoc/>
    public EncodedTensor Encode(ReadOnlySpan<float> values, Calibration calibration)
    {
        Calibrations.Check(values, calibration);
        float threshold = BitConverter.Int32BitsToSingle(calibration.Choices[0]);
        ushort[] codes = new ushort[values.Length];
        rest.CodesOf(values, calibration.Scales[0], codes);
        List<int> places = [];
        List<uint> kept = [];
        for (int i = 0; i < values.Length; i++)
        {
            if (MathF.Abs(values[i]) >= threshold)
            {
                places.Add(i);
                codes[i] = 0;
                float steps = outliers.Nearest(values[i] / calibration.Scales[1]);
                kept.Add(outliers.CodeOf(MathF.CopySign(MathF.Max(MathF.Abs(steps), calibration.Choices[1]), steps)));
            }
        }

        byte[] bytes = PackedCodes.Pack(codes, Bits);
        long metadata = ((long)places.Count * (outliers.Bits + Magnitudes.BitsFor(values.Length))) + 64;
        return new EncodedTensor(bytes, calibration, new StorageBits(bytes.LongLength * 8, 0, metadata)) { Outliers = new OutlierList([.. places], [.. kept]) };
    }

    /// <inheritdoc/>
    public void Decode(EncodedTensor encoded, Span<float> values)
    {
        ushort[] codes = PackedCodes.Unpack(encoded.Values, encoded.Count, Bits);
        for (int i = 0; i < codes.Length; i++)
        {
            values[i] = rest.ValueOf(codes[i]) * encoded.Calibration.Scales[0];
        }

        for (int i = 0; i < encoded.Outliers.Count; i++)
        {
            values[encoded.Outliers.Places[i]] = outliers.ValueOf((int)encoded.Outliers.Codes[i]) * encoded.Calibration.Scales[1];
        }
    }

    private static float Scale(Codebook type, float largest) => MathF.Min(largest / type.Largest, Scales.Bound(type.Largest));
}
