using HwSim.Kernels.Reference.Formats;
using HwSim.Kernels.Reference.Transforms;

namespace HwSim.Tests.Unit.Formats;

/// <summary>Transforms leave the product as it is and do to the operands what they are for.</summary>
public class TransformTests
{
    private const int Channels = 32;
    private const int Rows = 6;
    private const int Outputs = 5;

    [Fact]
    public void Migration_keeps_the_product_and_evens_out_activations()
    {
        (float[] x, float[] w) = Operands();
        double[] before = Product(x, w);
        float spread = x.Max(MathF.Abs);
        ChannelScaling scaling = SmoothQuant.Migrate(x, w, Channels);
        scaling.ApplyToActivations(x);
        scaling.ApplyToWeights(w);
        Assert.All(before.Zip(Product(x, w)), p => Assert.Equal(p.First, p.Second, 1e-4));
        Assert.True(x.Max(MathF.Abs) < spread / 2);
    }

    [Fact]
    public void Half_the_migration_gives_both_operands_the_same_largest_magnitudes()
    {
        (float[] x, float[] w) = Operands();
        ChannelScaling scaling = SmoothQuant.Migrate(x, w, Channels);
        scaling.ApplyToActivations(x);
        scaling.ApplyToWeights(w);
        for (int c = 0; c < Channels; c++)
        {
            Assert.Equal(Enumerable.Range(0, Rows).Max(r => MathF.Abs(x[(r * Channels) + c])), Enumerable.Range(0, Outputs).Max(r => MathF.Abs(w[(r * Channels) + c])), 1e-5f);
        }
    }

    [Fact]
    public void Channels_of_zeros_are_left_alone() => Assert.Equal([1f, 1f], SmoothQuant.Migrate([0, 1], [1, 0], 2).Factors);

    [Fact]
    public void Activation_aware_scaling_never_does_worse_than_none()
    {
        (float[] x, float[] w) = Operands();
        INumberFormat format = IntegerFormats.Asymmetric(3, Granularity.Group(16));
        ChannelScaling found = AwqScaling.Search(format, x, w, Channels);
        ChannelScaling none = new([.. Enumerable.Repeat(1f, Channels)]);
        double error = AwqScaling.ProductError(format, x, w, Channels, found);
        Assert.True(error < AwqScaling.ProductError(format, x, w, Channels, none));
        Assert.True(found.Factors[3] > found.Factors[4], "the channel with large activations is not scaled up");
    }

    [Theory]
    [InlineData(32)]
    [InlineData(48)]
    [InlineData(7)]
    public void A_rotation_is_its_own_inverse_and_keeps_lengths(int rowLength)
    {
        Random random = new(2);
        float[] values = [.. Enumerable.Range(0, 3 * rowLength).Select(_ => (float)random.NextDouble())];
        float[] rotated = values.ToArray();
        HadamardRotation.Apply(rotated, rowLength);
        Assert.Equal(values.Sum(v => (double)v * v), rotated.Sum(v => (double)v * v), 1e-3);
        HadamardRotation.Apply(rotated, rowLength);
        Assert.All(values.Zip(rotated), p => Assert.Equal(p.First, p.Second, 1e-5f));
    }

    [Fact]
    public void A_rotation_keeps_the_product_and_spreads_an_outlier()
    {
        (float[] x, float[] w) = Operands();
        double[] before = Product(x, w);
        float spread = x.Max(MathF.Abs);
        HadamardRotation.Apply(x, Channels);
        HadamardRotation.Apply(w, Channels);
        Assert.All(before.Zip(Product(x, w)), p => Assert.Equal(p.First, p.Second, 1e-3));
        Assert.True(x.Max(MathF.Abs) < spread / 2);
    }

    /// <summary>Activations with one large channel, as language models have them.</summary>
    private static (float[] Activations, float[] Weights) Operands()
    {
        Random random = new(11);
        return (
            [.. Enumerable.Range(0, Rows * Channels).Select(i => (float)((random.NextDouble() - 0.5) * (i % Channels == 3 ? 60 : 1)))],
            [.. Enumerable.Range(0, Outputs * Channels).Select(_ => (float)(random.NextDouble() - 0.5))]);
    }

    private static double[] Product(float[] x, float[] w) =>
        [.. Enumerable.Range(0, Rows * Outputs).Select(i => Enumerable.Range(0, Channels).Sum(c => (double)x[(i / Outputs * Channels) + c] * w[(i % Outputs * Channels) + c]))];
}
