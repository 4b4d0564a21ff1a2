namespace HwSim.Kernels.Reference.Formats;

/// <summary>
/// Binary-coded weights: w = Σ αᵢ bᵢ with bᵢ = ±1 and q factors a group, each a power of two, so that products are shifts and look-ups. A code
/// has one bit a factor, the largest first, set for +1. Scales hold q factors a group.
/// </summary>
/// <remarks>
/// Source: You et al., ShiftAddLLM (NeurIPS 2024, arXiv 2406.05981); factors by the greedy start and the alternating refinement of Xu et al.
/// (ICLR 2018): least squares for the factors, then the nearest sum for each value; rounded to powers of two, of
/// all rounds those that then leave the least error: two factors that nearly cancel do not when both are rounded. The published
/// column-wise reconstruction of a layer's output (as in GPTQ) is not done.
/// </remarks>
public sealed class ShiftAddFormat : INumberFormat
{
    private const int Rounds = 15;

    /// <summary>So that the sum of eight factors is finite.</summary>
    private const int LargestExponent = 124;

    private readonly int factors;
    private readonly Granularity granularity;

    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 8 factors.</exception>
    public ShiftAddFormat(int factors, Granularity granularity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factors, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(factors, 8);
        this.factors = factors;
        this.granularity = granularity;
        Name = $"shiftadd{factors}-{granularity}";
    }

    public string Name { get; }

    public FormatHardware Hardware { get; } = new(
        "no multiplier: activations are shifted by the exponents of the factors, sums of eight with all signs looked up in a table of 256, and added", "none; bits address the table");

    /// <inheritdoc/>
    public Calibration Calibrate(ReadOnlySpan<float> values, int rows)
    {
        GroupLayout layout = granularity.Of(values.Length, rows);
        float[] scales = new float[layout.GroupCount * factors];
        for (int group = 0; group < layout.GroupCount; group++)
        {
            float[] finite = Array.ConvertAll(values[layout.At(group)].ToArray(), v => float.IsFinite(v) ? v : 0);
            double least = double.PositiveInfinity;
            float[] before = [];
            foreach (double[] found in BinaryCoding.Factors(Array.ConvertAll(finite, v => (double)v), factors, Rounds))
            {
                float[] rounded = Array.ConvertAll(found, f => PowerOfTwo((float)f));
                double error = rounded.AsSpan().SequenceEqual(before) ? double.PositiveInfinity : Sums(rounded).SquaredError(finite, 1);
                before = rounded;
                if (error < least)
                {
                    least = error;
                    rounded.CopyTo(scales, group * factors);
                }
            }
        }

        return new Calibration(layout, scales, []);
    }

    /// <inheritdoc/>
    public EncodedTensor Encode(ReadOnlySpan<float> values, Calibration calibration)
    {
        Calibrations.Check(values, calibration);
        ushort[] codes = new ushort[values.Length];
        for (int group = 0; group < calibration.Layout.GroupCount; group++)
        {
            (int start, int length) = calibration.Layout.At(group).GetOffsetAndLength(values.Length);
            Codebook sums = Sums(calibration.Scales.AsSpan(group * factors, factors));
            sums.CodesOf(values.Slice(start, length), 1, codes.AsSpan(start, length));
        }

        byte[] bytes = PackedCodes.Pack(codes, factors);
        return new EncodedTensor(bytes, calibration, new StorageBits(bytes.LongLength * 8, (long)calibration.Scales.Length * 8, 0));
    }

    /// <inheritdoc/>
    public void Decode(EncodedTensor encoded, Span<float> values)
    {
        ushort[] codes = PackedCodes.Unpack(encoded.Values, encoded.Count, factors);
        GroupLayout layout = encoded.Calibration.Layout;
        for (int group = 0; group < layout.GroupCount; group++)
        {
            (int start, int length) = layout.At(group).GetOffsetAndLength(layout.Count);
            Codebook sums = Sums(encoded.Calibration.Scales.AsSpan(group * factors, factors));
            for (int i = start; i < start + length; i++)
            {
                values[i] = sums.ValueOf(codes[i]);
            }
        }
    }

    private Codebook Sums(ReadOnlySpan<float> alphas)
    {
        (int, float)[] entries = new (int, float)[1 << factors];
        for (int code = 0; code < entries.Length; code++)
        {
            float sum = 0;
            for (int i = 0; i < factors; i++)
            {
                sum += ((code >> (factors - 1 - i)) & 1) == 1 ? alphas[i] : -alphas[i];
            }

            entries[code] = (code, sum);
        }

        return new Codebook(factors, entries, TieRule.Up);
    }

    /// <summary>The nearest power of two on a logarithmic scale; 0 stays 0.</summary>
    private static float PowerOfTwo(float value) => value == 0 ? 0 : MathF.CopySign(MathF.ScaleB(1, Math.Min(LargestExponent, (int)MathF.Round(MathF.Log2(MathF.Abs(value))))), value);
}
