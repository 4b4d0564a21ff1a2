using System.Collections.Immutable;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Core.Machine;
using HwSim.Tests.Samples;

namespace HwSim.Tests.Unit.Exploration;

/// <summary>What a study answers, held against the plain way to find it: looking at all results at once.</summary>
public class StudyAnswersTests
{
    private static readonly DesignSpace Space = SampleStudies.Space(Medium);
    private static readonly PointResult[] Results = [.. SampleStudies.Results(Space)];
    private static readonly PointResult[] Counting = [.. Results.Where(r => r is { IsBaseline: false, Infeasible: null })];
    private static readonly StudyAnswers Answers = SampleStudies.Answers(Space, Results);
    private static readonly ScenarioAnswers Only = Answers.ByScenario[0];

    private static string Medium => SampleStudies.Large.Replace("step: 8", "step: 24", StringComparison.Ordinal);

    [Fact]
    public void Counts_what_is_there()
    {
        Assert.Equal((Space.Points, Counting.Length, true), (Answers.Points, Answers.Feasible, Answers.IsComplete));
        Assert.Equal(Counting.GroupBy(r => r.BoundBy!).ToImmutableSortedDictionary(g => g.Key, g => (long)g.Count()), Only.BoundBy);
        InfeasibleReason reason = Assert.Single(Answers.Infeasible);
        Assert.Equal((Results.Count(r => r.Infeasible is not null), "scratchpads.ifmap", "8192 KiB"), (reason.Count, Space.Axes[reason.Axis].Name, reason.Value));
    }

    [Fact]
    public void The_best_by_each_objective_is_on_the_front_and_none_is_better()
    {
        for (int o = 0; o < 3; o++)
        {
            Best best = Only.Best[o]!;
            Assert.Equal(Counting.Min(r => Value(r, o)), best.Value);
            Assert.Contains(Only.Front, p => p.Result.Number == best.Result.Number);
            Assert.Equal(Counting.Count(r => Value(r, o) <= best.Value * 1.01), Only.NearlyBest[o]);
        }
    }

    [Fact]
    public void The_best_within_a_budget_keeps_within_it()
    {
        Assert.Equal(["area_mm2 <= 5 mm2", "area_mm2 <= 20 mm2"], Only.Budgets.Select(b => b.Text));
        Assert.Equal([.. new double[] { 5, 20 }.Select(a => Counting.Where(r => r.AreaMm2 <= a).Min(r => r.Seconds!.Value))], Only.Budgets.Select(b => b.Best[0]!.Value));
        Assert.All(Only.Budgets, b => Assert.False(b.IsDerived));
    }

    [Fact]
    public void Without_budgets_round_areas_are_some()
    {
        DesignSpace space = SampleStudies.Space(Medium.Replace("budgets: [area_mm2 <= 5 mm2, area_mm2 <= 20 mm2]", "", StringComparison.Ordinal));
        ImmutableArray<BudgetAnswer> budgets = SampleStudies.Answers(space, Results).ByScenario[0].Budgets;
        Assert.InRange(budgets.Length, 2, 4);
        foreach (BudgetAnswer budget in budgets)
        {
            Assert.True(budget.IsDerived);
            double area = double.Parse(budget.Text.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Contains(area / Math.Pow(10, Math.Floor(Math.Log10(area * 1.0001))), new[] { 1.0, 2, 5 }, new Near());
            Assert.Equal(Counting.Where(r => r.AreaMm2 <= area).Min(r => r.Energy!.Value), budget.Best[1]!.Value);
        }
    }

    [Fact]
    public void Maps_count_every_design_once_in_any_order_of_axes()
    {
        BindingMap map = Only.Map!;
        int first = Space.Axes.IndexOf(map.First.Axis);
        int second = Space.Axes.IndexOf(map.Second!.Axis);
        Assert.Equal(Space.Points, map.Cells.Sum(c => c.Feasible + c.Infeasible));
        int[] levels = new int[Space.IndependentAxes];
        for (int column = 0; column < map.First.Count; column++)
        {
            for (int row = 0; row < map.Rows; row++)
            {
                PointResult[] here = [.. Counting.Where(r => Level(r, first) == column && Level(r, second) == row)];
                Assert.Equal(here.Length, map[column, row].Feasible);
                Assert.Equal(here.Count(r => r.BoundBy == "dram"), map[column, row].BoundBy.GetValueOrDefault("dram"));
                Assert.Equal(here.Length == 0 ? double.NaN : here.Min(r => r.Seconds!.Value), map[column, row].Best[0]);
            }
        }

        int Level(PointResult result, int axis)
        {
            Space.LevelsOf(result.Number, levels);
            return levels[axis];
        }
    }

    [Fact]
    public void A_profile_leaves_its_reference_in_one_axis_only()
    {
        Assert.NotEmpty(Only.Profiles);
        int[] reference = new int[Space.IndependentAxes];
        int[] levels = new int[Space.IndependentAxes];
        Space.LevelsOf(Only.ProfiledFrom!.Value, reference);
        foreach (AxisProfile profile in Only.Profiles)
        {
            Assert.Equal(Only.ProfiledFrom, profile.Steps[profile.Reference].Number);
            foreach (ProfileStep step in profile.Steps)
            {
                Space.LevelsOf(step.Number, levels);
                Assert.All(Enumerable.Range(0, levels.Length).Where(i => i != profile.Axis), i => Assert.Equal(reference[i], levels[i]));
                Assert.Equal(step.Value, Space.Axes[profile.Axis].Values[levels[profile.Axis]].Value);
                PointResult result = Results.Single(r => r.Number == step.Number);
                Assert.Equal(result.Infeasible is null ? result.Seconds!.Value : double.NaN, step.Objectives[0]);
            }
        }
    }

    [Fact]
    public void A_baseline_that_is_a_point_is_where_profiles_start()
    {
        DesignPoint reference = Space[Only.ProfiledFrom!.Value];
        Assert.All(Space.Study.Baseline, b => Assert.Equal(b.Value.Value, reference.Values[Space.Axes.ToList().FindIndex(a => a.Name == b.Key.Value)].Value));
    }

    [Fact]
    public void Designs_are_compared_with_their_baseline()
    {
        PointResult baseline = Results[0];
        Assert.True(baseline.IsBaseline);
        Assert.Equal(baseline, Only.Baseline);
        Assert.Equal(Counting.Count(r => r.Seconds < baseline.Seconds), Only.BetterThanBaseline[0]);
        Assert.Equal(Counting.Count(r => r.Seconds <= baseline.Seconds && r.Energy <= baseline.Energy && r.AreaMm2 <= baseline.AreaMm2 && (r.Seconds, r.Energy, r.AreaMm2) != (baseline.Seconds, baseline.Energy, baseline.AreaMm2)), Only.DominatesBaseline);
    }

    [Fact]
    public void The_balanced_design_is_on_the_front_and_no_extreme()
    {
        Assert.Contains(Only.Knee!, Only.Front);
        Assert.DoesNotContain(Only.Knee!.Result.Number, Only.Best.Select(b => b!.Result.Number));
    }

    [Fact]
    public void Answers_do_not_depend_on_the_order_of_results()
    {
        PointResult[] mixed = [.. Results.Take(1), .. Results.Skip(1).OrderBy(r => r.Number * 7919 % 1009).ThenBy(r => r.Number)];
        StudyAnswers other = SampleStudies.Answers(Space, mixed);
        Assert.Equal(Answers.Digest, other.Digest);
        Assert.Equal(Worth(Only), Worth(other.ByScenario[0]));
        Assert.Equal(Only.Best.Select(b => b!.Result.Number), other.ByScenario[0].Best.Select(b => b!.Result.Number));
        Assert.Equal(Only.Map!.Cells.SelectMany(c => c.BestPoint), other.ByScenario[0].Map!.Cells.SelectMany(c => c.BestPoint));
        Assert.Equal(Answers.Sensitivities[0].Axes.Select(a => Math.Round(a.First, 9)), other.Sensitivities[0].Axes.Select(a => Math.Round(a.First, 9)));

        // Of designs that are equal in everything, a front keeps the first that it meets.
        static IEnumerable<(double, double, double)> Worth(ScenarioAnswers of) => of.Front.Select(p => (p.Objectives[0], p.Objectives[1], p.Objectives[2])).Order();
    }

    [Fact]
    public void One_design_for_all_scenarios_has_the_best_geometric_mean()
    {
        DesignSpace space = SampleStudies.Space(SampleStudies.Scenarios);
        PointResult[] results = [.. SampleStudies.Results(space)];
        StudyAnswers answers = SampleStudies.Answers(space, results);
        SharedDesign shared = answers.Shared[0];
        ObjectiveReader objectives = new(space);
        foreach (PointResult baseline in results.Where(r => r.IsBaseline))
        {
            objectives.AddBaseline(baseline);
        }

        double[] means = [.. results.Where(r => !r.IsBaseline).GroupBy(r => (space[r.Number].Values[0].Value, space[r.Number].Values[1].Value)).Select(g => Math.Exp(g.Average(r => Math.Log(objectives.Read(r)[0]))))];
        Assert.Equal(3, answers.Scenarios.Count);
        Assert.Equal(means.Min(), shared.Mean, 12);
        Assert.Equal(shared.Values, shared.Points.Select(p => objectives.Read(results.Single(r => r.Number == p))[0]));
        Assert.Equal(shared.Mean / Math.Exp(answers.ByScenario.Average(s => Math.Log(s.Best[0]!.Value))), shared.Loss, 12);
        Assert.True(shared.Loss >= 1);
    }

    [Fact]
    public void Results_at_a_level_that_only_led_a_search_are_passed_over()
    {
        PointResult[] led = [.. Results.Where(r => !r.IsBaseline).Select(r => r with { Fidelity = Fidelity.Event, Seconds = r.Seconds / 2 })];
        Assert.Equal(Answers.Digest, SampleStudies.Answers(Space, Results.Concat(led)).Digest);
    }

    [Fact]
    public void A_study_without_objectives_or_feasible_points_has_answers_too()
    {
        DesignSpace none = SampleStudies.Space(Medium.Replace("objectives: [minimize seconds, minimize energy, minimize area_mm2]", "", StringComparison.Ordinal));
        StudyAnswers nothing = SampleStudies.Answers(none, Results);
        Assert.Empty(nothing.Sensitivities);
        Assert.Empty(nothing.ByScenario[0].Front);
        StudyAnswers infeasible = SampleStudies.Answers(Space, Results.Select(r => r.IsBaseline ? r : r with { Infeasible = "never", Seconds = null }));
        Assert.Equal(0, infeasible.Feasible);
        Assert.All(infeasible.ByScenario[0].Best, Assert.Null);
        Assert.Null(infeasible.ByScenario[0].Knee);
        Assert.NotEmpty(Reports.Exploration.StudyReport.Html(infeasible, SampleStudies.Table(infeasible, Results), SampleStudies.Source));
        Assert.NotEmpty(Reports.Exploration.StudyReport.Html(nothing, SampleStudies.Table(nothing, Results), SampleStudies.Source));
        Assert.NotEmpty(Reports.Exploration.StudyReport.Html(SampleStudies.Answers(Space, []), SampleStudies.Table(SampleStudies.Answers(Space, []), []), SampleStudies.Source));
    }

    [Fact]
    public void A_sample_for_a_page_is_drawn_evenly_and_always_alike()
    {
        PointSample sample = new(1_000_000, 10_000);
        int[] drawn = [.. Enumerable.Range(0, 1_000_000).Where(n => sample.Contains(n))];
        Assert.InRange(drawn.Length, 9_600, 10_400);
        Assert.All(drawn.GroupBy(n => n / 100_000), g => Assert.InRange(g.Count(), 850, 1150));
        Assert.True(new PointSample(10_000, 10_000).IsAll);
        Assert.All(Enumerable.Range(0, 100), n => Assert.True(new PointSample(10_000, 10_000).Contains(n)));
    }

    [Fact]
    public void Noted_designs_are_few_and_each_once()
    {
        ImmutableArray<long> noted = NotedDesigns.Of(Answers);
        Assert.Equal(noted.Distinct(), noted);
        Assert.InRange(noted.Length, 5, NotedDesigns.Most);
        Assert.Contains(Only.Knee!.Result.Number, noted);
        Assert.Contains(-1, noted);
    }

    private static double Value(PointResult result, int objective) => objective switch { 0 => result.Seconds!.Value, 1 => result.Energy!.Value, _ => result.AreaMm2!.Value };

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-6;

        public int GetHashCode(double obj) => 0;
    }
}
