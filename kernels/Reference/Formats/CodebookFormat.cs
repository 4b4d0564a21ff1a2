namespace HwSim.Kernels.Reference.Formats;

/// <summary>
/// Groups of elements of one type, each group with a scale; where several types are given, each group takes the one of least squared
/// error, of equals the first. Most formats are this with other types, groups and scales. Choices hold the type of each group.
/// </summary>
public sealed class CodebookFormat : INumberFormat
{
    private readonly Codebook[] types;
    private readonly Granularity granularity;
    private readonly ScaleRule rule;
    private readonly ScaleCode code;
    private readonly (int Low, int Up) percents;

    /// <param name="name">The usual name.</param>
    /// <param name="types">Element types of one width.</param>
    /// <param name="granularity">Which values share a scale.</param>
    /// <param name="rule">How the scale follows from the values.</param>
    /// <param name="code">How it is stored.</param>
    /// <param name="hardware">What it takes.</param>
    /// <param name="percents">With <see cref="ScaleRule.LeastError"/>: the percentages of the largest magnitude that are tried as clipping values, the end included.</param>
    internal CodebookFormat(string name, Codebook[] types, Granularity granularity, ScaleRule rule, ScaleCode code, FormatHardware hardware, (int Low, int Up)? percents = null)
    {
        Name = name;
        this.types = types;
        this.granularity = granularity;
        this.rule = rule;
        this.code = code;
        this.percents = percents ?? (100, 100);
        Hardware = hardware;
    }

    public string Name { get; }

    public FormatHardware Hardware { get; }

    /// <inheritdoc/>
    public Calibration Calibrate(ReadOnlySpan<float> values, int rows)
    {
        GroupLayout layout = granularity.Of(values.Length, rows);
        float tensorScale = code == ScaleCode.E4M3OfTensor ? Magnitudes.Largest(values) / (types[0].Largest * FloatElements.E4M3.Largest) : 1;
        float[] scales = new float[layout.GroupCount];
        int[] choices = new int[types.Length > 1 ? layout.GroupCount : 0];
        for (int group = 0; group < layout.GroupCount; group++)
        {
            ReadOnlySpan<float> part = values[layout.At(group)];
            float largest = Magnitudes.Largest(part);
            double least = double.PositiveInfinity;
            for (int type = 0; type < types.Length; type++)
            {
                for (int percent = percents.Low; percent <= percents.Up; percent++)
                {
                    float scale = MathF.Min(Scales.Stored(code, Scale(types[type], percent == 100 ? largest : largest * (percent * 0.01f)), tensorScale), Scales.Bound(types[type].Largest));
                    bool isOnlyOne = types.Length == 1 && percents.Low == percents.Up;
                    double error = isOnlyOne ? 0 : types[type].SquaredError(part, scale);
                    if (error < least)
                    {
                        least = error;
                        scales[group] = scale;
                        choices.AsSpan(types.Length > 1 ? group : 0, types.Length > 1 ? 1 : 0).Fill(type);
                    }
                }
            }
        }

        return new Calibration(layout, scales, choices);
    }

    /// <inheritdoc/>
    public EncodedTensor Encode(ReadOnlySpan<float> values, Calibration calibration)
    {
        Calibrations.Check(values, calibration);
        ushort[] codes = new ushort[values.Length];
        for (int group = 0; group < calibration.Layout.GroupCount; group++)
        {
            (int start, int length) = calibration.Layout.At(group).GetOffsetAndLength(values.Length);
            Codebook type = TypeOf(calibration, group);
            float scale = calibration.Scales[group];
            type.CodesOf(values.Slice(start, length), scale, codes.AsSpan(start, length));
        }

        byte[] bytes = PackedCodes.Pack(codes, types[0].Bits);
        long choiceBits = (long)calibration.Choices.Length * Magnitudes.BitsFor(types.Length);
        long scaleBits = (long)calibration.Scales.Length * Scales.Bits(code);
        bool isOfTensor = granularity == Granularity.Tensor;
        StorageBits storage = new(bytes.LongLength * 8, isOfTensor ? 0 : scaleBits, choiceBits + (isOfTensor ? scaleBits : 0) + Scales.BitsOfTensor(code));
        return new EncodedTensor(bytes, calibration, storage);
    }

    /// <inheritdoc/>
    public void Decode(EncodedTensor encoded, Span<float> values)
    {
        ushort[] codes = PackedCodes.Unpack(encoded.Values, encoded.Count, types[0].Bits);
        GroupLayout layout = encoded.Calibration.Layout;
        for (int group = 0; group < layout.GroupCount; group++)
        {
            (int start, int length) = layout.At(group).GetOffsetAndLength(layout.Count);
            Codebook type = TypeOf(encoded.Calibration, group);
            type.ValuesOf(codes.AsSpan(start, length), encoded.Calibration.Scales[group], values.Slice(start, length));
        }
    }

    private Codebook TypeOf(Calibration calibration, int group) => types[calibration.Choices.Length == 0 ? 0 : calibration.Choices[group]];

    private float Scale(Codebook type, float largest) => rule switch
    {
        ScaleRule.LargestExponent => largest == 0 ? 0 : MathF.ScaleB(1, Math.Clamp(MathF.ILogB(largest) - MathF.ILogB(type.Largest), -Scales.LargestExponent, Scales.LargestExponent)),
        _ => largest / type.Largest,
    };
}
