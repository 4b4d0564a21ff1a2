using HwSim.Kernels.Reference.Formats;

namespace HwSim.Tests.Properties;

/// <summary>What holds for every number format.</summary>
public class FormatProperties
{
    /// <summary>Under one calibration, values that have been through a format go through it unchanged; formats without loss change nothing but what is no bfloat16.</summary>
    [Fact]
    public void Decoded_values_encode_to_themselves() => Property.Check(
        FormatCases.Tensors(),
        tensor => Assert.All(FormatCases.All, format =>
        {
            Calibration calibration = format.Calibrate(tensor.Values, tensor.Rows);
            float[] once = Decoded(format, tensor.Values, calibration);
            float[] twice = Decoded(format, once, format is DFloat11Format ? format.Calibrate(once, tensor.Rows) : calibration);
            Assert.True(once.AsSpan().SequenceEqual(twice), $"{format.Name} is not idempotent");
        }),
        runs: 60);

    [Fact]
    public void Nothing_decodes_to_a_number_that_is_not_finite_but_what_was_not() => Property.Check(
        FormatCases.Tensors(),
        tensor => Assert.All(FormatCases.All, format =>
        {
            float[] decoded = Decoded(format, tensor.Values, format.Calibrate(tensor.Values, tensor.Rows));
            for (int i = 0; i < decoded.Length; i++)
            {
                Assert.True(float.IsFinite(decoded[i]) || !float.IsFinite(tensor.Values[i]) || format is DFloat11Format, $"{format.Name} makes {decoded[i]} of {tensor.Values[i]}");
            }
        }),
        runs: 60);

    /// <summary>Bits are those of the codes that were written, padded to bytes, and cover at least each value.</summary>
    [Fact]
    public void Storage_is_what_was_written() => Property.Check(
        FormatCases.Tensors(),
        tensor => Assert.All(FormatCases.All, format =>
        {
            EncodedTensor encoded = format.Encode(tensor.Values, format.Calibrate(tensor.Values, tensor.Rows));
            Assert.InRange(encoded.Storage.Values, (encoded.Values.Length * 8L) - 7, encoded.Values.Length * 8L);
            Assert.Equal(tensor.Values.Length == 0, encoded.Values.Length == 0);
            Assert.True(encoded.Storage.Scales >= 0 && encoded.Storage.Metadata >= 32L * encoded.Outliers.Count / 4);
        }),
        runs: 40);

    /// <summary>Pairs take exactly their bits and nothing beside but scales and, for a mix, one bit; an odd tensor fills its last pair.</summary>
    [Fact]
    public void Pairs_are_aligned_in_memory() => Property.Check(
        FormatCases.Tensors(),
        tensor => Assert.All(FormatCases.Pairs, format =>
        {
            EncodedTensor encoded = format.Encode(tensor.Values, format.Calibrate(tensor.Values, tensor.Rows));
            int bits = format.Name.Contains("int8", StringComparison.Ordinal) ? 8 : 4;
            int even = tensor.Values.Length + (tensor.Values.Length % 2);
            Assert.Equal((long)even * bits, encoded.Storage.Values);
            Assert.Equal(even * bits / 8, encoded.Values.Length);
            Assert.Equal(0, encoded.Outliers.Count);
            Assert.InRange(encoded.Storage.Metadata, 0, 1);
        }),
        runs: 40);

    /// <summary>
    /// More bits of a format that keep all values of the narrower one never make any value worse: integers and floats whose scale is a power of
    /// two, with one bit more of fraction or mantissa, under the same exponent.
    /// </summary>
    [Fact]
    public void Error_never_grows_with_bits_where_grids_are_nested() => Property.Check(
        FormatCases.Tensors(finiteOnly: true),
        tensor =>
        {
            INumberFormat[][] ladders =
            [
                [.. Enumerable.Range(3, 10).Select(b => MxFormats.Int(b))],
                [AdaptivFloatFormat.Paper(6, 3), AdaptivFloatFormat.Paper(7, 3), AdaptivFloatFormat.Paper(8, 3)],
            ];
            foreach (INumberFormat[] ladder in ladders)
            {
                double before = double.PositiveInfinity;
                foreach (INumberFormat format in ladder)
                {
                    float[] decoded = Decoded(format, tensor.Values, format.Calibrate(tensor.Values, tensor.Rows));
                    double error = tensor.Values.Zip(decoded, (x, q) => ((double)x - q) * ((double)x - q)).Sum();
                    Assert.True(error <= before, $"{format.Name}: {error} after {before}");
                    before = error;
                }
            }
        });

    /// <summary>Where the largest magnitude sets the scale, grids are not nested; what shrinks with bits is the bound of half a step.</summary>
    [Fact]
    public void Integers_stay_within_half_a_step() => Property.Check(
        FormatCases.Tensors(finiteOnly: true),
        tensor =>
        {
            for (int bits = 2; bits <= 12; bits++)
            {
                INumberFormat format = IntegerFormats.Symmetric(bits, Granularity.Tensor, ScaleCode.Float32);
                Calibration calibration = format.Calibrate(tensor.Values, tensor.Rows);
                float[] decoded = Decoded(format, tensor.Values, calibration);
                double step = calibration.Scales.FirstOrDefault();
                Assert.All(tensor.Values.Zip(decoded), p => Assert.InRange(Math.Abs((double)p.First - p.Second), 0, (step / 2) + (Math.Abs(p.First) * 1e-6)));
            }
        });

    [Fact]
    public void Calibration_is_a_pure_function() => Property.Check(
        FormatCases.Tensors(),
        tensor => Assert.All(FormatCases.All, format =>
        {
            Calibration first = format.Calibrate(tensor.Values, tensor.Rows);
            Calibration second = format.Calibrate(tensor.Values.ToArray(), tensor.Rows);
            Assert.Equal(first.Scales, second.Scales);
            Assert.Equal(first.Choices, second.Choices);
        }),
        runs: 10);

    private static float[] Decoded(INumberFormat format, float[] values, Calibration calibration)
    {
        float[] decoded = new float[values.Length];
        format.Decode(format.Encode(values, calibration), decoded);
        return decoded;
    }
}
