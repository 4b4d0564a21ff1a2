using HwSim.Core.Graph;
using HwSim.Kernels.Reference.Formats;

namespace HwSim.Tests.Unit.Formats;

/// <summary>Values, codes and sizes that the documents of formats state.</summary>
public class FormatValueTests
{
    /// <summary>E5M2 is the upper half of a 16-bit float.</summary>
    [Fact]
    public void E5M2_is_the_upper_byte_of_a_half()
    {
        for (int code = 0; code < 256; code++)
        {
            float half = (float)BitConverter.UInt16BitsToHalf((ushort)(code << 8));
            Assert.True(half.Equals(FloatElements.E5M2.ValueOf(code)), $"{code:x2}");
        }
    }

    [Fact]
    public void Extremes_are_those_of_the_specifications()
    {
        Assert.Equal(448, FloatElements.E4M3.ValueOf(0x7E));
        Assert.Equal(MathF.ScaleB(1, -9), FloatElements.E4M3.ValueOf(1));
        Assert.True(float.IsNaN(FloatElements.E4M3.ValueOf(0x7F)));
        Assert.Equal(57344, FloatElements.E5M2.Largest);
        Assert.Equal([0, 0.5f, 1, 1.5f, 2, 3, 4, 6], Enumerable.Range(0, 8).Select(c => FloatElements.E2M1.ValueOf(c)));
        Assert.Equal(7.5f, FloatElements.Of(2, 3, TieRule.Even, FloatSpecials.None).Largest);
        Assert.Equal(28, FloatElements.Of(3, 2, TieRule.Even, FloatSpecials.None).Largest);
    }

    [Theory]
    [InlineData(TieRule.Even, 2, 4, -2)]
    [InlineData(TieRule.Away, 3, 4, -3)]
    [InlineData(TieRule.Down, 2, 3, -3)]
    [InlineData(TieRule.Up, 3, 4, -2)]
    public void Ties_go_where_the_rule_says(TieRule ties, float twoAndAHalf, float threeAndAHalf, float minusTwoAndAHalf)
    {
        Codebook integers = IntegerElements.Symmetric(4, ties);
        Assert.Equal([twoAndAHalf, threeAndAHalf, minusTwoAndAHalf], [integers.Nearest(2.5f), integers.Nearest(3.5f), integers.Nearest(-2.5f)]);
    }

    [Fact]
    public void Bfloat16_comes_back_whole_and_takes_about_its_entropy()
    {
        Random random = new(3);
        float[] values = [.. Enumerable.Range(0, 20000).Select(_ => BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits((float)(random.NextDouble() + random.NextDouble() - 1)) & 0xFFFF0000))];
        DFloat11Format format = new();
        EncodedTensor encoded = format.Encode(values, format.Calibrate(values, 1));
        float[] decoded = new float[values.Length];
        format.Decode(encoded, decoded);
        Assert.Equal(values.Select(BitConverter.SingleToUInt32Bits), decoded.Select(BitConverter.SingleToUInt32Bits));
        double entropy = values.GroupBy(v => (BitConverter.SingleToUInt32Bits(v) >> 23) & 255).Sum(g => -(double)g.Count() / values.Length * Math.Log2((double)g.Count() / values.Length));
        Assert.InRange(((double)encoded.Storage.Values / values.Length) - 8, entropy, entropy + 1);
        Assert.InRange(encoded.Storage.PerElement(values.Length), 8 + entropy, 16);
    }

    /// <summary>All bfloat16 patterns, NaN and infinities among them.</summary>
    [Fact]
    public void Every_bfloat16_survives()
    {
        float[] values = [.. Enumerable.Range(0, 1 << 16).Select(b => BitConverter.UInt32BitsToSingle((uint)b << 16)).Where(v => !float.IsNaN(v) || (BitConverter.SingleToUInt32Bits(v) & 0x400000) != 0)];
        DFloat11Format format = new();
        float[] decoded = new float[values.Length];
        format.Decode(format.Encode(values, format.Calibrate(values, 1)), decoded);
        Assert.Equal(values.Select(BitConverter.SingleToUInt32Bits), decoded.Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void Sums_of_two_factors_are_found_exactly()
    {
        ShiftAddFormat format = new(2, Granularity.Tensor);
        float[] values = [1.5f, 0.5f, -0.5f, -1.5f, 1.5f, -0.5f, 0.5f, -1.5f];
        Assert.Equal(values, Through(format, values));
    }

    [Fact]
    public void Gobo_keeps_outliers_in_full_and_charges_for_their_places()
    {
        Random random = new(5);
        float[] values = [.. Enumerable.Range(0, 4096).Select(i => i == 77 ? 9.123f : (float)((random.NextDouble() + random.NextDouble() - 1) * 0.05))];
        GoboFormat format = new();
        EncodedTensor encoded = format.Encode(values, format.Calibrate(values, 1));
        Assert.Contains(77, encoded.Outliers.Places);
        Assert.Equal(9.123f, Through(format, values)[77]);
        Assert.Equal(3 * 4096, encoded.Storage.Values);
        Assert.Equal((encoded.Outliers.Count * (32L + 12)) + (8 * 32), encoded.Storage.Metadata);
    }

    [Fact]
    public void OlAccel_sends_the_stated_share_to_the_list()
    {
        float[] values = [.. Enumerable.Range(1, 1000).Select(i => (float)i)];
        OlAccelFormat format = new(0.03);
        EncodedTensor encoded = format.Encode(values, format.Calibrate(values, 1));
        Assert.Equal(30, encoded.Outliers.Count);
        Assert.Equal(970, encoded.Outliers.Places[0]);
        Assert.Equal((30L * (8 + 10)) + 64, encoded.Storage.Metadata);
    }

    [Fact]
    public void BitMod_uses_the_extra_value_that_a_group_needs()
    {
        INumberFormat format = BitModFormat.Create(4);
        float[] values = [.. Enumerable.Range(0, 128).Select(i => i % 3 == 0 ? 10f : -12f)];
        Calibration calibration = format.Calibrate(values, 1);
        Assert.Equal(0, calibration.Choices[0]);
        Assert.Equal(values, Through(format, values));
        Assert.Equal(2, format.Encode(values, calibration).Storage.Metadata);
    }

    [Fact]
    public void Machines_are_told_the_bits_that_tensors_really_take()
    {
        Assert.Equal(4.25, TensorFormat.MxFp4.EffectiveBits);
        Assert.Equal(4.5, TensorFormat.NvFp4.EffectiveBits);
        Assert.Equal(4 + (10 / 128.0), TensorFormat.BitMod4.EffectiveBits);
        Assert.Equal(4 + (0.03 * 18), TensorFormat.Int4.WithOutliers(0.03, 18).EffectiveBits, 1e-12);
        foreach ((TensorFormat described, INumberFormat format) in new[]
        {
            (TensorFormat.MxFp4, MxFormats.Fp4()), (TensorFormat.MxFp6, MxFormats.Fp6E2M3()), (TensorFormat.MxFp8, MxFormats.Fp8E5M2()), (TensorFormat.MxInt8, MxFormats.Int(8)), (TensorFormat.BitMod4, BitModFormat.Create(4)),
            (TensorFormat.BitMod3, BitModFormat.Create(3)), (TensorFormat.Int4Group128, IntegerFormats.Symmetric(4, Granularity.Group(128))),
        })
        {
            float[] values = new float[512];
            Assert.Equal(described.Storage(512, 1).Value * 8, format.Encode(values, format.Calibrate(values, 2)).Storage.Total);
        }
    }

    private static float[] Through(INumberFormat format, float[] values)
    {
        float[] decoded = new float[values.Length];
        format.Decode(format.Encode(values, format.Calibrate(values, 1)), decoded);
        return decoded;
    }
}
