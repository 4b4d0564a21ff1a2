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

    /// <summary>Orders in which points come: as drawn, sorted (a tree that does not balance itself would become a chain), and many on few values.</summary>
    public static TheoryData<int, int, bool> Draws => new() { { 1, 50, false }, { 2, 1 << 30, false }, { 2, 1 << 30, true }, { 3, 40, false }, { 3, 1 << 30, true }, { 4, 6, true }, { 5, 1 << 30, false } };

    [Theory, MemberData(nameof(Draws))]
    public void A_large_front_is_what_a_comparison_of_all_with_all_leaves(int objectives, int values, bool sorted)
    {
        Random random = new(objectives + values);
        double[][] points = [.. Enumerable.Range(0, 1_000).Select(_ => NearFront(random, objectives, values))];
        if (sorted)
        {
            points = [.. points.OrderBy(v => v[0])];
        }

        ParetoFront front = Front(new bool[objectives], points);

        long[] expected = [.. Enumerable.Range(0, points.Length).Where(i => !points.Where((p, j) => j != i && IsBetter(p, points[i], j < i)).Any()).Select(i => (long)i)];
        Assert.Equal(expected, front.Points.Select(p => p.Result.Number));
        Assert.Equal(expected.Length, front.Count);
        Assert.All(front.Points, p => Assert.Equal(points[p.Result.Number], p.Objectives));
    }

    [Fact]
    public void Of_equal_points_the_one_with_the_least_number_stays_whichever_came_first()
    {
        ParetoFront front = Front([false, false], []);
        foreach (int number in (int[])[5, 7, 3, 9])
        {
            Add(front, number, [1, 2]);
            Add(front, 10 + number, [2, 1]);
        }

        Assert.Equal((long[])[3, 13], front.Points.Select(p => p.Result.Number));
    }

    [Fact]
    public void A_point_that_is_better_everywhere_leaves_nothing_else()
    {
        ParetoFront front = Front([false, false, false], [.. Enumerable.Range(0, 500).Select(i => (double[])[i, 500 - i, 7])]);
        Assert.Equal(500, front.Count);

        Add(front, 1000, [-1, -1, 7]);

        Assert.Equal((long[])[1000], front.Points.Select(p => p.Result.Number));
    }

    /// <summary>Points near the surface of a ball, so that many of them are not dominated.</summary>
    private static double[] NearFront(Random random, int objectives, int values)
    {
        double[] drawn = [.. Enumerable.Range(0, objectives).Select(_ => 1 - random.NextDouble())];
        double length = Math.Sqrt(drawn.Sum(d => d * d)) * (1 + (0.05 * random.NextDouble()));
        return [.. drawn.Select(d => Math.Floor((1 - (d / length)) * values))];
    }

    private static bool IsBetter(double[] a, double[] b, bool isFirst) => a.Zip(b).All(p => p.First <= p.Second) && (isFirst || !a.SequenceEqual(b));

    private static ParetoFront Front(bool[] maximize, double[][] points)
    {
        Expression seconds = new Expression.Name("seconds", Measure.None);
        ParetoFront front = new([.. maximize.Select(m => new Objective("x", seconds, m))]);
        for (int i = 0; i < points.Length; i++)
        {
            Add(front, i, points[i]);
        }

        return front;
    }

    private static void Add(ParetoFront front, long number, double[] values) =>
        front.Add(new PointResult { Number = number, Configuration = "", Digest = "", Fidelity = Fidelity.Analytic }, [.. values]);
}
