namespace HwSim.Kernels.Reference.Formats;

/// <summary>
/// Unsigned integers with a zero point: value = (q - z) · scale, the range of the group from its least to its largest value, zero
/// included so that z fits and constant groups come back. Choices hold the zero points.
/// </summary>
/// <remarks>Source: BitMoD's program, quant_weight.py, quant_int_asym; the grid in which AWQ (Lin et al., MLSys 2024) stores weights.</remarks>
internal sealed class AffineIntegerFormat(int bits, Granularity granularity, ScaleCode code) : INumberFormat
{
    private readonly int top = (1 << bits) - 1;

    public string Name { get; } = $"int{bits}-asym-{granularity}";

    public FormatHardware Hardware { get; } = new(
        "an integer multiplier and a 32-bit adder", "subtracts the zero point, or the sum of the other operand times the zero point once a group");

    public Calibration Calibrate(ReadOnlySpan<float> values, int rows)
    {
        GroupLayout layout = granularity.Of(values.Length, rows);
        float[] scales = new float[layout.GroupCount];
        int[] zeros = new int[layout.GroupCount];
        for (int group = 0; group < scales.Length; group++)
        {
            float low = 0;
            float high = 0;
            foreach (float value in values[layout.At(group)])
            {
                low = float.IsFinite(value) ? MathF.Min(low, value) : low;
                high = float.IsFinite(value) ? MathF.Max(high, value) : high;
            }

            float range = high - low;
            scales[group] = MathF.Min(Scales.Stored(code, range / top, 1), Scales.Bound(top));
            zeros[group] = scales[group] == 0 ? 0 : (int)Math.Clamp(MathF.Round(-low / scales[group]), 0, top);
        }

        return new Calibration(layout, scales, zeros);
    }

    public EncodedTensor Encode(ReadOnlySpan<float> values, Calibration calibration)
    {
        Calibrations.Check(values, calibration);
        ushort[] codes = new ushort[values.Length];
        for (int group = 0; group < calibration.Layout.GroupCount; group++)
        {
            (int start, int length) = calibration.Layout.At(group).GetOffsetAndLength(values.Length);
            float scale = calibration.Scales[group];
            for (int i = start; i < start + length; i++)
            {
                float steps = scale == 0 || float.IsNaN(values[i]) ? 0 : MathF.Round(values[i] / scale);
                codes[i] = (ushort)Math.Clamp(steps + calibration.Choices[group], 0, top);
            }
        }

        byte[] bytes = PackedCodes.Pack(codes, bits);
        return new EncodedTensor(bytes, calibration, new StorageBits(bytes.LongLength * 8, (long)calibration.Scales.Length * (Scales.Bits(code) + bits), 0));
    }

    public void Decode(EncodedTensor encoded, Span<float> values)
    {
        ushort[] codes = PackedCodes.Unpack(encoded.Values, encoded.Count, bits);
        GroupLayout layout = encoded.Calibration.Layout;
        for (int group = 0; group < layout.GroupCount; group++)
        {
            (int start, int length) = layout.At(group).GetOffsetAndLength(layout.Count);
            for (int i = start; i < start + length; i++)
            {
                values[i] = (codes[i] - encoded.Calibration.Choices[group]) * encoded.Calibration.Scales[group];
            }
        }
    }
}
