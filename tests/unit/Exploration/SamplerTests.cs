using System.Collections.Immutable;
using HwSim.Core.Engine.Exploration;

namespace HwSim.Tests.Unit.Exploration;

public class SamplerTests
{
    private static readonly ImmutableArray<int> Counts = [5, 3, 7];

    /// <summary>The first points of three dimensions in Gray-code order, as Bratley and Fox's generator with the numbers of Joe and Kuo prints them.</summary>
    private static readonly double[][] Published =
    [
        [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625], [0.875, 0.875, 0.125], [0.625, 0.125, 0.875],
        [0.125, 0.625, 0.375], [0.1875, 0.3125, 0.9375], [0.6875, 0.8125, 0.4375],
    ];

    [Fact]
    public void Sobol_begins_as_published()
    {
        double[][] points = [.. Enumerable.Range(0, Published.Length).Select(i => Enumerable.Range(0, 3).Select(d => SobolSequence.Coordinate(i, d) / (double)(1UL << SobolSequence.Bits)).ToArray())];

        Assert.Equal(Published, points);
    }

    [Fact]
    public void Every_dimension_of_Sobol_fills_every_dyadic_interval_once()
    {
        for (int dimension = 0; dimension < SobolSequence.MostDimensions; dimension++)
        {
            IEnumerable<ulong> cells = Enumerable.Range(0, 256).Select(i => SobolSequence.Coordinate(i, dimension) >> (SobolSequence.Bits - 8));
            Assert.Equal(256, cells.Distinct().Count());
        }
    }

    [Fact]
    public void A_Latin_hypercube_has_one_point_in_every_stratum()
    {
        LatinHypercubeSampler sampler = new([60, 60, 60], 60, 7);

        for (int axis = 0; axis < 3; axis++)
        {
            Assert.Equal(Enumerable.Range(0, 60), Levels(sampler, 3).Select(l => l[axis]).Order());
        }
    }

    [Fact]
    public void A_Latin_hypercube_of_a_multiple_of_the_levels_has_each_level_equally_often()
    {
        LatinHypercubeSampler sampler = new(Counts, 105, 1);

        for (int axis = 0; axis < Counts.Length; axis++)
        {
            Assert.All(Levels(sampler, 3).GroupBy(l => l[axis]), level => Assert.Equal(105 / Counts[axis], level.Count()));
        }
    }

    [Theory]
    [InlineData(105)]
    [InlineData(40)]
    [InlineData(1000)]
    public void Random_points_are_distinct_and_at_most_the_whole_space(long points)
    {
        RandomSampler sampler = new(new GridSampler(Counts), points, 3);

        Assert.Equal(Math.Min(points, 105), Levels(sampler, 3).Select(l => string.Join(',', l)).Distinct().Count());
    }

    [Fact]
    public void Seeds_decide_everything_and_nothing_else_does()
    {
        static string Text(ISampler sampler) => string.Join(' ', Levels(sampler, 3).Select(l => string.Join(',', l)));
        foreach (Func<ulong, ISampler> make in new Func<ulong, ISampler>[]
        {
            seed => new RandomSampler(new GridSampler(Counts), 50, seed), seed => new LatinHypercubeSampler(Counts, 50, seed), seed => new SobolSampler(Counts, 50, seed),
        })
        {
            Assert.Equal(Text(make(1)), Text(make(1)));
            Assert.NotEqual(Text(make(1)), Text(make(2)));
        }
    }

    private static int[][] Levels(ISampler sampler, int axes) => [.. Enumerable.Range(0, (int)sampler.Points).Select(i =>
    {
        int[] levels = new int[axes];
        sampler.Sample(i, levels);
        return levels;
    })];
}
