using HwSim.Kernels.Reference.Formats;
using HwSim.Kernels.Reference.Ovp;
using HwSim.Kernels.Reference.Statistics;

namespace HwSim.Tests.Unit.Formats;

public class StatisticsTests
{
    [Fact]
    public void Moments_are_those_of_textbooks()
    {
        TensorStatistics s = TensorStatistics.Of([1, 2, 3, 4, float.NaN]);
        Assert.Equal((5, 1, 2.5, 1, 4), (s.Count, s.NotFinite, s.Mean, s.Least, s.Largest));
        Assert.Equal(Math.Sqrt(5.0 / 3), s.Deviation, 1e-12);
        Assert.Equal(1.64, s.Kurtosis, 1e-12);
    }

    [Fact]
    public void Gaussian_values_have_kurtosis_three_and_few_beyond_three_sigma()
    {
        Random random = new(1);
        float[] values = [.. Enumerable.Range(0, 200000).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
        TensorStatistics s = TensorStatistics.Of(values);
        Assert.Equal(3, s.Kurtosis, 0.1);
        Assert.Equal(0.0027, s.BeyondThreeSigma, 0.0005);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Tensors_without_variety_have_no_moments(int count)
    {
        TensorStatistics s = TensorStatistics.Of(Enumerable.Repeat(2f, count).ToArray());
        Assert.Equal((0, 0, 0), (s.Deviation, s.Kurtosis, s.BeyondThreeSigma));
    }

    [Fact]
    public void Pairs_are_counted_by_their_outliers()
    {
        float[] values = [.. Enumerable.Repeat(0.5f, 100), 60, 0, 60, -60, 1];
        Assert.Equal(new PairStatistics(50, 1, 1), PairStatistics.BySigma(values));
        Assert.Equal(new PairStatistics(50, 1, 1), PairStatistics.ByType(OvpGrid.Int4, values, GroupLayout.Tensor(values.Length), [0.5f]));
    }

    [Fact]
    public void Errors_are_those_of_textbooks()
    {
        QuantizationError e = QuantizationError.Of([3, 4, float.NaN], [3, 3, 1]);
        Assert.Equal(0.5, e.MeanSquared, 1e-12);
        Assert.Equal(0.04, e.Relative, 1e-12);
        Assert.Equal(10 * Math.Log10(25), e.SqnrDecibels, 1e-9);
        Assert.Equal(1, e.Largest);
        Assert.Equal(21 / (5 * Math.Sqrt(18)), e.Cosine, 1e-12);
    }

    [Fact]
    public void Nothing_lost_is_no_noise()
    {
        Assert.Equal(double.PositiveInfinity, QuantizationError.Of([1, 2], [1, 2]).SqnrDecibels);
        Assert.Equal(1, QuantizationError.Of([0, 0], [0, 0]).Cosine);
        Assert.Equal(0, QuantizationError.Of([0, 0], [0, 1]).Cosine);
        Assert.Equal(0, QuantizationError.Of([], []).MeanSquared);
    }

    [Fact]
    public void Outputs_are_compared_as_scores_and_as_probabilities()
    {
        OutputAgreement same = OutputAgreement.Of([1, 2, 3, 0], [1, 2, 3, 0], 2);
        Assert.Equal((1, 0, 0), (same.TopOne, same.Divergence, same.LargestError));
        OutputAgreement other = OutputAgreement.Of([0, 0, 0, 5], [0, MathF.Log(3), 0, 5], 2);
        Assert.Equal(0.5, other.TopOne);
        Assert.Equal((0.5 * Math.Log(0.5 / 0.25) + 0.5 * Math.Log(0.5 / 0.75)) / 2, other.Divergence, 1e-7);
        Assert.Equal(Math.Log(3), other.LargestError, 1e-7);
        Assert.Throws<ArgumentException>(() => OutputAgreement.Of([1, 2, 3], [1, 2, 3], 2));
    }

    [Fact]
    public void Bins_count_every_finite_value_once()
    {
        Histogram histogram = Histogram.Of([0, 0.1f, 1, 3.9f, 4, float.NaN, float.PositiveInfinity], 4);
        Assert.Equal((0, 1), (histogram.From, histogram.Width));
        Assert.Equal([2, 1, 0, 2], histogram.Counts);
        Assert.Equal([3, 0], Histogram.Of([7, 7, 7], 2).Counts);
        Assert.Equal([0, 0], Histogram.Of([], 2).Counts);
    }
}
