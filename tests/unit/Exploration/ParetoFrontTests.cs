using HwSim.Core.Engine.Exploration;
using HwSim.Core.Machine;

namespace HwSim.Tests.Unit.Exploration;

public class ParetoFrontTests
{
    [Fact]
    public void Two_objectives_by_hand()
    {
        ParetoFront front = Front([false, false], [[1, 4], [2, 2], [4, 1], [3, 3], [2, 2], [5, 5]]);

        Assert.Equal((long[])[0, 1, 2], front.Points.Select(p => p.Result.Number));
        Assert.Equal((double[])[5, 5], front.Reference);
        Assert.Equal((1 * 1) + (2 * 3) + (1 * 4), front.Hypervolume);
    }

    [Fact]
    public void Three_objectives_one_of_them_wanted_large()
    {
        ParetoFront front = Front([false, false, true], [[0, 0, 1], [1, 1, 2], [2, 2, 0]]);

        Assert.Equal((long[])[0, 1], front.Points.Select(p => p.Result.Number));
        Assert.Equal((double[])[2, 2, 0], front.Reference);
        Assert.Equal((2 * 2 * 1) + (1 * 1 * 1), front.Hypervolume);
    }

    [Fact]
    public void A_point_without_a_figure_is_not_compared()
    {
        ParetoFront front = Front([false, false], [[1, double.NaN], [2, 2]]);

        Assert.Equal((long[])[1], front.Points.Select(p => p.Result.Number));
        Assert.Equal((double[])[2, 2], front.Reference);
    }

    [Fact]
    public void Neither_order_nor_number_of_objectives_changes_who_is_on_the_front()
    {
        for (int objectives = 2; objectives <= 5; objectives++)
        {
            Random random = new(objectives);
            double[][] points = [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, objectives).Select(_ => (double)random.Next(12)).ToArray())];
            IEnumerable<string> expected = points.Where(p => !points.Any(q => q.Zip(p).All(v => v.First <= v.Second) && !q.SequenceEqual(p))).Select(Text).Distinct().Order();

            Assert.Equal(expected, Front(new bool[objectives], points).Points.Select(p => Text([.. p.Objectives])).Order());
            Assert.Equal(expected, Front(new bool[objectives], [.. points.Reverse()]).Points.Select(p => Text([.. p.Objectives])).Order());
        }

        static string Text(double[] values) => string.Join(',', values);
    }

    private static ParetoFront Front(bool[] maximize, double[][] points)
    {
        Expression seconds = new Expression.Name("seconds", Measure.None);
        ParetoFront front = new([.. maximize.Select(m => new Objective("x", seconds, m))]);
        for (int i = 0; i < points.Length; i++)
        {
            front.Add(new PointResult { Number = i, Configuration = "", Digest = "", Fidelity = Fidelity.Analytic }, [.. points[i]]);
        }

        return front;
    }
}
