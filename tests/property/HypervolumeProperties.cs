using FsCheck;
using FsCheck.Fluent;
using HwSim.Core.Engine.Exploration;

namespace HwSim.Tests.Properties;

/// <summary>The hypervolume is what is dominated: counted cell by cell, and by inclusion and exclusion.</summary>
public class HypervolumeProperties
{
    private const int Side = 6;

    private static Gen<double[][]> Fronts(int objectives, int most) =>
        Gen.Choose(0, Side + 1).Select(v => (double)v).ArrayOf(objectives).ListOf().Select(l => l.Take(most).ToArray());

    [Fact]
    public void It_counts_the_cells_that_are_dominated()
    {
        for (int objectives = 1; objectives <= 5; objectives++)
        {
            double[] reference = [.. Enumerable.Repeat((double)Side, objectives)];
            Property.Check(Fronts(objectives, 40).ToArbitrary(), points => Assert.Equal(Cells(points, objectives), Hypervolume.Of(points, reference)), 100);
        }
    }

    [Fact]
    public void It_is_the_sum_of_boxes_less_what_they_share()
    {
        for (int objectives = 2; objectives <= 5; objectives++)
        {
            double[] reference = [.. Enumerable.Range(1, objectives).Select(i => 5.5 + i)];
            Gen<double[][]> gen = Fronts(objectives, 7);
            Property.Check(gen.ToArbitrary(), points => Assert.Equal(ByInclusion(points, reference), Hypervolume.Of(points, reference), 1e-6), 100);
        }
    }

    [Fact]
    public void Order_and_dominated_points_change_nothing()
    {
        for (int objectives = 2; objectives <= 5; objectives++)
        {
            Random random = new(objectives);
            double[] reference = [.. Enumerable.Repeat(1.0, objectives)];
            double[][] points = [.. Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, objectives).Select(_ => random.NextDouble()).ToArray())];
            double volume = Hypervolume.Of(points, reference);
            double[][] more = [.. points, .. points.Select(p => p.Select(v => v + 0.01).ToArray())];

            Assert.Equal(volume, Hypervolume.Of(points.Reverse(), reference));
            Assert.Equal(volume, Hypervolume.Of(more, reference), 1e-12);
        }
    }

    private static double Cells(double[][] points, int objectives)
    {
        int cells = (int)Math.Pow(Side, objectives);
        int count = 0;
        for (int cell = 0; cell < cells; cell++)
        {
            int rest = cell;
            int[] at = [.. Enumerable.Range(0, objectives).Select(_ =>
            {
                (rest, int digit) = Math.DivRem(rest, Side);
                return digit;
            })];
            count += points.Any(p => p.Zip(at).All(v => v.First <= v.Second)) ? 1 : 0;
        }

        return count;
    }

    private static double ByInclusion(double[][] points, double[] reference)
    {
        double sum = 0;
        for (int subset = 1; subset < 1 << points.Length; subset++)
        {
            double volume = 1;
            for (int i = 0; i < reference.Length; i++)
            {
                double corner = points.Where((_, p) => (subset >> p & 1) == 1).Max(p => p[i]);
                volume *= Math.Max(0, reference[i] - corner);
            }

            sum += int.IsOddInteger(int.PopCount(subset)) ? volume : -volume;
        }

        return sum;
    }
}
