using HwSim.Kernels.Reference.Formats;
using HwSim.Kernels.Reference.Ovp;
using HwSim.Tests.Properties;

namespace HwSim.Tests.Unit.Formats;

/// <summary>What becomes of values that are no numbers, of tensors without values and of tensors without variety.</summary>
public class FormatEdgeTests
{
    [Fact]
    public void An_empty_tensor_takes_nothing() => Assert.All(FormatCases.All, format =>
    {
        Calibration calibration = format.Calibrate([], 1);
        EncodedTensor encoded = format.Encode([], calibration);
        format.Decode(encoded, []);
        Assert.Empty(encoded.Values);
        Assert.Equal(0, encoded.Storage.Values);
        Assert.Equal(0, encoded.Storage.PerElement(0));
    });

    [Fact]
    public void Zeros_stay_zeros() => Assert.All(FormatCases.All, format => Assert.All(Through(format, new float[33]), v => Assert.Equal(0, v)));

    /// <summary>Formats that reach the largest magnitude keep a constant tensor; the rest stay near it.</summary>
    [Theory]
    [InlineData(1f)]
    [InlineData(-0.75f)]
    [InlineData(1e-30f)]
    [InlineData(3e30f)]
    public void A_constant_tensor_keeps_its_sign_and_size(float value) => Assert.All(
        FormatCases.All.Where(f => value is not (1e-30f or 3e30f) || !HasScalesOf16Bits(f)),
        format => Assert.All(Through(format, [.. Enumerable.Repeat(value, 12)]), v => Assert.InRange(v / value, 0.49, 1.51)));

    [Fact]
    public void Scales_of_16_bits_reach_what_16_bits_reach()
    {
        INumberFormat format = IntegerFormats.Symmetric(4, Granularity.Tensor);
        Assert.Equal((float)Half.MaxValue * 7, Through(format, [3e30f])[0]);
        Assert.Equal(0, Through(format, [1e-30f])[0]);
    }

    [Fact]
    public void NaN_becomes_zero_unless_the_format_has_one() => Assert.All(FormatCases.All, format =>
    {
        float nan = Through(format, [1, float.NaN, -1, 0.5f])[1];
        bool has = format.Name.StartsWith("fp8", StringComparison.Ordinal) || format.Name.StartsWith("mxfp8", StringComparison.Ordinal) || format is DFloat11Format;
        bool hasNoZero = format is GoboFormat or ShiftAddFormat;
        Assert.True(has ? float.IsNaN(nan) : nan == 0 || hasNoZero, $"{format.Name} makes {nan} of NaN");
        Assert.False(!has && float.IsNaN(nan));
    });

    [Fact]
    public void Infinities_saturate_in_plain_formats_and_vanish_in_pairs()
    {
        float[] values = [1, float.PositiveInfinity, -2, float.NegativeInfinity];
        Assert.Equal([2f, -2f], Through(IntegerFormats.Symmetric(8, Granularity.Tensor, ScaleCode.Float32), values) is var q ? [q[1], q[3]] : []);
        Assert.Equal([float.PositiveInfinity, float.NegativeInfinity], Through(FloatFormats.Fp8E5M2(Granularity.Tensor), values) is var f ? [f[1], f[3]] : []);
        Assert.All(FormatCases.Pairs, format => Assert.Equal([0f, 0f], Through(format, values) is var p ? [p[1], p[3]] : []));
    }

    [Fact]
    public void Subnormals_have_results() => Assert.All(FormatCases.All, format =>
        Assert.All(Through(format, [float.Epsilon, -float.Epsilon, 1e-40f, -3e-39f, 0]), v => Assert.InRange(MathF.Abs(v), 0, 1e-38f)));

    /// <summary>The published program pairs the last of an odd tensor with the first; the paper does not say.</summary>
    [Fact]
    public void An_odd_last_value_is_lost_to_an_outlier_at_the_front_in_the_program_only()
    {
        Calibration calibration = new(GroupLayout.Tensor(3), [0.25f], [0]);
        float[] values = [20, 1, 2];
        Assert.Equal([24f, 0f, 0f], Through(OvpFormat.Int4(OvpSurvivor.Left, false), values, calibration));
        Assert.Equal([24f, 0f, 2f], Through(OvpFormat.Int4(OvpSurvivor.Larger, false), values, calibration));
    }

    [Fact]
    public void Of_two_outliers_the_left_or_the_larger_survives()
    {
        Calibration calibration = new(GroupLayout.Tensor(4), [0.25f], [0]);
        float[] values = [12, -41, 64, 48];
        Assert.Equal([12f, 0f, 64f, 0f], Through(OvpFormat.Int4(OvpSurvivor.Left, false), values, calibration));
        Assert.Equal([0f, -48f, 64f, 0f], Through(OvpFormat.Int4(OvpSurvivor.Larger, false), values, calibration));
    }

    /// <summary>The example of the paper's text: (2.6, 4.2) at scale 1 is 0011 0100.</summary>
    [Fact]
    public void The_example_of_the_paper_comes_out() =>
        Assert.Equal([0x34], OvpFormat.Int4(OvpSurvivor.Larger, false).Encode([2.6f, 4.2f], new Calibration(GroupLayout.Tensor(2), [0.25f], [0])).Values);

    [Fact]
    public void Outliers_of_the_paper_are_clipped_so_that_two_multiply_into_32_bits()
    {
        float largest = OvpGrid.Int8Paper.Values[^1] / OvpGrid.Int8Paper.Unit;
        Assert.Equal(32768, largest);
        ExponentInteger outlier = new OvpDecoder(OvpGrid.Int8Paper).Outlier(8 << 3);
        Assert.Equal(1 << 30, ExponentInteger.MultiplyAdd(0, outlier, outlier));
        Assert.Throws<OverflowException>(() => ExponentInteger.MultiplyAdd(1 << 30, outlier, outlier));
    }

    [Fact]
    public void Unsigned_types_have_values_but_no_bytes()
    {
        Assert.Throws<ArgumentException>(() => new OvpDecoder(OvpGrid.Integers(4, signed: false)));
        Assert.Equal(30, OvpGrid.Integers(4, signed: false).NormalMaximum);
    }

    [Fact]
    public void A_calibration_of_another_size_is_refused() => Assert.All(FormatCases.All, format =>
        Assert.Throws<ArgumentException>(() => format.Encode(new float[3], format.Calibrate(new float[4], 1))));

    [Fact]
    public void Every_format_says_what_it_takes_in_hardware() => Assert.All(FormatCases.All, format =>
    {
        Assert.NotEmpty(format.Hardware.ProcessingElement);
        Assert.NotEmpty(format.Hardware.Decoder);
        Assert.All(format.Hardware.Figures, f => Assert.True(f.Area.Value > 0 && f.Nanometres > 0 && f.Source.Length > 0));
    });

    [Fact]
    public void Names_are_unique() => Assert.Equal(FormatCases.All.Count, FormatCases.All.Select(f => f.Name).Distinct().Count());

    private static bool HasScalesOf16Bits(INumberFormat format) =>
        new[] { "int", "ant", "flint", "fp4" }.Any(start => format.Name.StartsWith(start, StringComparison.Ordinal));

    private static float[] Through(INumberFormat format, float[] values) => Through(format, values, format.Calibrate(values, 1));

    private static float[] Through(INumberFormat format, float[] values, Calibration calibration)
    {
        float[] decoded = new float[values.Length];
        format.Decode(format.Encode(values, calibration), decoded);
        return decoded;
    }
}
