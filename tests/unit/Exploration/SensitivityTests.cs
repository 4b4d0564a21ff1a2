using System.Collections.Immutable;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Core.Machine;
using HwSim.Tests.Samples;

namespace HwSim.Tests.Unit.Exploration;

/// <summary>Shares of variation of functions whose shares are known on paper.</summary>
public class SensitivityTests
{
    private const string Grid = """
        hwsim: 1
        study: test
        machine: systolic-32x32
        workload: resnet18
        axes:
          array.rows: [1, 2, 3, 4]
          array.columns: [1, 2, 3]
          vector.lanes: [1, 2, 3, 4, 5]
        objectives: [minimize seconds]

        """;

    [Fact]
    public void A_product_of_independent_factors_divides_without_rest()
    {
        // ln(x^2 y) = 2 ln x + ln y: each axis has the variance of its own term, and z has none.
        double x = Variance([1, 2, 3, 4], v => 2 * Math.Log(v));
        double y = Variance([1, 2, 3], Math.Log);
        Sensitivity sensitivity = Of(Grid, (a, b, _) => a * a * b);

        Assert.Equal((SensitivityMethod.Exact, true, 60), (sensitivity.Method, sensitivity.IsLogarithm, sensitivity.Points));
        Assert.Equal(x / (x + y), Share(sensitivity, 0).First, 12);
        Assert.Equal(x / (x + y), Share(sensitivity, 0).Total!.Value, 12);
        Assert.Equal(y / (x + y), Share(sensitivity, 1).First, 12);
        Assert.Equal((0.0, 0.0), (Share(sensitivity, 2).First, Share(sensitivity, 2).Total));
        Assert.Equal(0, sensitivity.Together, 12);
    }

    [Fact]
    public void What_only_combinations_decide_is_in_no_first_order_and_in_every_total()
    {
        // Values are ±1 by the parity of two axes: no axis alone changes the mean. One more value is not above zero, so no logarithm is taken.
        Sensitivity sensitivity = Of(Grid.Replace("[1, 2, 3]", "[1, 2]", StringComparison.Ordinal), (a, b, _) => (a + b) % 2 == 0 ? 1 : -1);

        Assert.False(sensitivity.IsLogarithm);
        Assert.Equal((0.0, 0.0, 0.0), (Share(sensitivity, 0).First, Share(sensitivity, 1).First, Share(sensitivity, 2).First));
        Assert.Equal((1.0, 1.0, 0.0), (Share(sensitivity, 0).Total!.Value, Share(sensitivity, 1).Total!.Value, Share(sensitivity, 2).Total!.Value));
        Assert.Equal(1, sensitivity.Together);
    }

    [Fact]
    public void On_a_grid_with_holes_shares_are_those_of_the_points_that_are_there()
    {
        static double? Value(int a, int b, int c) => a == 4 && b == 3 ? null : a + (10 * b) + (a * b * c);
        Sensitivity sensitivity = Of(Grid, Value);
        (int A, int B, int C, double Y)[] points = [.. All().Where(p => Value(p.A, p.B, p.C) is not null).Select(p => (p.A, p.B, p.C, Math.Log(Value(p.A, p.B, p.C)!.Value)))];
        double all = Squares(points.Select(p => p.Y));

        Assert.Equal(55, sensitivity.Points);
        Assert.Equal((all - points.GroupBy(p => p.A).Sum(g => Squares(g.Select(p => p.Y)))) / all, Share(sensitivity, 0).First, 12);
        Assert.Equal(points.GroupBy(p => (p.B, p.C)).Sum(g => Squares(g.Select(p => p.Y))) / all, Share(sensitivity, 0).Total!.Value, 12);
        Assert.Equal(points.GroupBy(p => (p.A, p.B)).Sum(g => Squares(g.Select(p => p.Y))) / all, Share(sensitivity, 2).Total!.Value, 12);
    }

    [Theory]
    [InlineData("random")]
    [InlineData("latin-hypercube")]
    [InlineData("sobol")]
    public void A_sample_estimates_what_the_grid_has(string method)
    {
        string grid = Grid.Replace("[1, 2, 3, 4]", "{ from: 1, to: 40, step: 1 }", StringComparison.Ordinal).Replace("[1, 2, 3]", "{ from: 1, to: 40, step: 1 }", StringComparison.Ordinal);
        static double? Value(int a, int b, int c) => Math.Exp((a / 10.0) + (b * b / 1000.0) + (a * c / 200.0));
        Sensitivity exact = Of(grid, Value);
        Sensitivity sample = Of($"{grid}strategy: {{ method: {method}, points: 2000, seed: 7 }}\n", Value);

        Assert.Equal(SensitivityMethod.Sample, sample.Method);
        Assert.All(Enumerable.Range(0, 3), axis => Assert.InRange(Share(sample, axis).First - Share(exact, axis).First, -0.05, 0.05));
        Assert.All(sample.Axes, a => Assert.Null(a.Total));
    }

    [Fact]
    public void Noise_alone_is_put_down_to_no_axis_of_a_sample()
    {
        static double? Value(int a, int b, int c) => 1 + (((a * 7919) + (b * 104_729) + (c * 1_299_709)) % 1009);
        Sensitivity sample = Of($"{Grid.Replace("[1, 2, 3, 4]", "{ from: 1, to: 400, step: 1 }", StringComparison.Ordinal)}strategy: {{ method: random, points: 1500, seed: 3 }}\n", Value);
        Assert.All(sample.Axes, a => Assert.InRange(a.First, 0, 0.02));
    }

    [Fact]
    public void Variation_is_taken_within_scenarios()
    {
        // The workload multiplies everything by a thousand; within each, rows are all there is.
        string text = Grid.Replace("workload: resnet18\n", "", StringComparison.Ordinal).Replace("  vector.lanes: [1, 2, 3, 4, 5]", "  workload: [resnet18, bert-base]", StringComparison.Ordinal);
        DesignSpace space = SampleStudies.Space(text);
        StudyAnswers answers = SampleStudies.Answers(space, Enumerable.Range(0, (int)space.Points).Select(n => Result(space, n, (a, _, c) => a * (c == 0 ? 1 : 1000))));

        Assert.Equal(["resnet18", "bert-base"], answers.ByScenario.Select(s => s.Name));
        Assert.DoesNotContain(answers.Sensitivities[0].Axes, a => space.Axes[a.Axis].Name == "workload");
        Assert.Equal(1, Share(answers.Sensitivities[0], 0).First, 12);
        Assert.All(answers.ByScenario, s => Assert.Equal(1, Share(s.Sensitivities[0], 0).Total!.Value, 12));
    }

    [Fact]
    public void An_unfinished_grid_is_a_sample()
    {
        DesignSpace space = SampleStudies.Space(Grid);
        StudyAnswers answers = SampleStudies.Answers(space, Enumerable.Range(0, 59).Select(n => Result(space, n, (a, b, _) => a * b)));
        Assert.Equal(SensitivityMethod.Sample, answers.Sensitivities[0].Method);
        Assert.Empty(answers.ByScenario[0].Profiles);
    }

    private static Sensitivity Of(string text, Func<int, int, int, double?> value)
    {
        DesignSpace space = SampleStudies.Space(text);
        return SampleStudies.Answers(space, Enumerable.Range(0, (int)space.Points).Select(n => Result(space, n, value))).Sensitivities[0];
    }

    /// <summary>A result whose seconds are a function of the first two axes' values and the third's value or level.</summary>
    private static PointResult Result(DesignSpace space, long number, Func<int, int, int, double?> value)
    {
        DesignPoint point = space[number];
        int third = double.IsNaN(point.Numbers[2]) ? space.Axes[2].Values.ToList().FindIndex(v => v.Value == point.Values[2].Value) : (int)point.Numbers[2];
        double? seconds = value((int)point.Numbers[0], (int)point.Numbers[1], third);
        return new PointResult { Number = number, Configuration = "", Digest = "", Fidelity = Fidelity.Analytic, Seconds = seconds, Infeasible = seconds is null ? "a hole" : null, BoundBy = "compute" };
    }

    private static AxisShare Share(Sensitivity sensitivity, int axis) => sensitivity.Axes.Single(a => a.Axis == axis);

    private static IEnumerable<(int A, int B, int C)> All() => Enumerable.Range(0, 60).Select(i => ((i / 15) + 1, (i / 5 % 3) + 1, (i % 5) + 1));

    private static double Variance(double[] values, Func<double, double> of) => Squares(values.Select(of)) / values.Length;

    private static double Squares(IEnumerable<double> values)
    {
        ImmutableArray<double> all = [.. values];
        double mean = all.Average();
        return all.Sum(v => (v - mean) * (v - mean));
    }
}
