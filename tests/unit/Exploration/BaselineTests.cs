using HwSim.Core.Engine.Exploration;
using HwSim.Core.Machine;

namespace HwSim.Tests.Unit.Exploration;

/// <summary>Baselines: designs that points are compared with, made from a number like any point and costed like any.</summary>
public class BaselineTests
{
    private const string Axes = "array.rows: [8, 16, 32]\narray.columns: = 1024 / array.rows\nscratchpads.ifmap: [32 KiB, 64 KiB]\nbatch: [1, 2]";

    [Fact]
    public void A_baseline_sets_its_axes_and_leaves_all_others_as_the_point_has_them()
    {
        DesignSpace space = Studies.WithAxes(Axes, "baseline: { array.rows: 128, scratchpads.ifmap: 96 KiB }\n");
        for (long number = 0; number < space.Points; number++)
        {
            DesignPoint point = space[number];
            DesignPoint baseline = space[space.BaselineOf(number)!.Value];
            Assert.Equal(["128", "96 KiB", point.Values[2].Value, "8"], baseline.Values.Select(v => v.Value));
            Assert.Equal(96 * 1024.0, baseline.Numbers[1]);
        }

        Assert.Equal([-1, -2], Enumerable.Range(0, (int)space.Points).Select(n => space.BaselineOf(n)!.Value).Distinct().OrderDescending());
        Assert.Equal(-2, space.BaselineOf(-2));
    }

    [Fact]
    public void Points_that_differ_in_open_axes_have_baselines_of_their_own()
    {
        DesignSpace space = Studies.WithAxes(Axes, "baseline: { batch: 1 }\n");
        long[] baselines = [.. Enumerable.Range(0, (int)space.Points).Select(n => space.BaselineOf(n)!.Value)];
        Assert.Equal(6, baselines.Distinct().Count());
        int[] levels = new int[space.IndependentAxes];
        int[] of = new int[space.IndependentAxes];
        for (long number = 0; number < space.Points; number++)
        {
            space.LevelsOf(number, levels);
            space.LevelsOf(baselines[number], of);
            Assert.Equal([levels[0], levels[1], 0], of);
        }

        Assert.Null(Studies.WithAxes(Axes).BaselineOf(0));
    }

    [Fact]
    public void A_grid_finds_the_number_of_any_levels()
    {
        DesignSpace space = Studies.WithAxes(Axes);
        int[] levels = new int[space.IndependentAxes];
        for (long number = 0; number < space.Points; number++)
        {
            space.LevelsOf(number, levels);
            Assert.Equal(number, space.NumberAt(levels));
        }

        Assert.Null(Studies.WithAxes(Axes, "strategy: { method: sobol, points: 5 }\n").NumberAt(levels));
    }

    [Fact]
    public void Ratios_are_to_the_baseline_and_constraints_can_name_it()
    {
        DesignSpace space = Studies.WithAxes(Axes, "baseline: { array.rows: 32, scratchpads.ifmap: 64 KiB }\nconstraints: [seconds <= 1.2 * baseline.seconds]\nobjectives: [minimize seconds / baseline.seconds, minimize energy / baseline.energy]\n");
        PointResult[] all = Sweep(space);
        ObjectiveReader objectives = new(space);
        Assert.All(all[..2], r => Assert.True(r.IsBaseline));
        foreach (PointResult baseline in all[..2])
        {
            objectives.AddBaseline(baseline);
        }

        foreach (PointResult result in all[2..])
        {
            PointResult baseline = all[..2].Single(b => b.Number == space.BaselineOf(result.Number));
            bool slow = result.Seconds > 1.2 * baseline.Seconds;
            Assert.Equal(slow ? "the constraint 'seconds <= 1.2 * baseline.seconds' does not hold" : null, result.Infeasible);
            Assert.Equal([result.Seconds!.Value / baseline.Seconds!.Value, result.Energy!.Value / baseline.Energy!.Value], objectives.Read(result).AsEnumerable());
        }

        ObjectiveReader costing = new(space, new PointEvaluator(space, Studies.Parts, "", keepOperations: false));
        Assert.All(all[2..], r => Assert.Equal(objectives.Read(r).AsEnumerable(), costing.Read(r)));
        PointResult itself = all.Single(r => r is { IsBaseline: false } && space[r.Number].Values is [{ Value: "32" }, { Value: "64 KiB" }, { Value: "1" }, ..]);
        Assert.Equal([1.0, 1.0], objectives.Read(itself).AsEnumerable());
        Assert.Contains(all, r => r.Infeasible is not null);
    }

    [Fact]
    public void A_baseline_is_bound_by_no_constraint_and_is_no_point()
    {
        DesignSpace space = Studies.WithAxes(Axes, "baseline: { array.rows: 16 }\nconstraints: [array.rows != 16, seconds <= 1 ns]\n");
        PointResult[] all = Sweep(space);
        Assert.All(all.Where(r => r.IsBaseline), r => Assert.Null(r.Infeasible));
        Assert.All(all.Where(r => !r.IsBaseline), r => Assert.NotNull(r.Infeasible));
        StudySummary summary = new(space);
        ResultDigest points = new();
        foreach (PointResult result in all)
        {
            summary.Add(result);
            points.Add(result);
        }

        Assert.Equal((space.Points, 0, space.Points), (summary.Points, summary.Feasible, points.Results));
        Assert.All(new[] { 1, 3 }, count => Assert.All(all.Where(r => r.IsBaseline), r => Assert.False(new Shard(1, count).Contains(r.Number))));
    }

    [Fact]
    public void Where_a_baseline_does_not_run_points_that_need_it_say_so()
    {
        DesignSpace space = Studies.WithAxes("array.rows: [8, 16]\nscratchpads.ofmap: [1 KiB, 64 KiB]", "baseline: { array.rows: 16, scratchpads.ofmap: 2 B }\nconstraints: [seconds <= 2 * baseline.seconds]\n");
        PointResult[] all = Sweep(space);
        Assert.NotNull(all[0].Infeasible);
        Assert.All(all[1..], r => Assert.StartsWith("its baseline does not run: ", r.Infeasible, StringComparison.Ordinal));
    }

    private static PointResult[] Sweep(DesignSpace space)
    {
        Collected into = new();
        Core.Engine.Exploration.Sweep.Run(new PointEvaluator(space, Studies.Parts, "", keepOperations: false), Shard.Whole, new PointRanges(), into, 2, _ => { }, CancellationToken.None);
        Assert.All(into.Results, r => Assert.Equal(Fidelity.Analytic, r.Fidelity));
        return [.. into.Results];
    }

    private sealed class Collected : IResultSink
    {
        public List<PointResult> Results { get; } = [];

        public void Append(IReadOnlyList<PointResult> batch) => Results.AddRange(batch);
    }
}
