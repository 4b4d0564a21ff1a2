using HwSim.Core.Engine.Exploration;

namespace HwSim.Tests.Unit.Exploration;

public class AxisTests
{
    [Theory]
    [InlineData("array.rows: [8, 16, 100]", "8,16,100")]
    [InlineData("array.rows: 8", "8")]
    [InlineData("array.rows: { from: 8, to: 33, step: 8 }", "8,16,24,32")]
    [InlineData("array.rows: { from: 8, to: 256, times: 2 }", "8,16,32,64,128,256")]
    [InlineData("scratchpads.ifmap: { from: 64 KiB, to: 1 MiB, times: 2 }", "64 KiB,128 KiB,256 KiB,512 KiB,1024 KiB")]
    [InlineData("clock: { from: 0.1 GHz, to: 400 MHz, step: 100 MHz }", "0.1 GHz,0.2 GHz,0.3 GHz,0.4 GHz")]
    [InlineData("array.dataflow: [best, weight-stationary]", "best,weight-stationary")]
    public void Values_are_those_that_are_written(string axis, string values) =>
        Assert.Equal(values.Split(','), Studies.Values(Studies.WithAxes(axis), 0));

    [Theory]
    [InlineData("array.rows: [8, 16]\narray.columns: = 16384 / array.rows", "2048,1024")]
    [InlineData("array.rows: [8]\narray.columns: = array.rows * 2 + 3 - 1", "18")]
    [InlineData("array.rows: [8]\narray.columns: = 2 + 3 * (4 - 1)", "11")]
    [InlineData("array.rows: [8]\narray.columns: = 24 / 4 / 2", "3")]
    [InlineData("array.rows: [8]\narray.columns: = 10 - 4 - 3", "3")]
    [InlineData("array.rows: [8, 40]\narray.columns: = max(16, min(array.rows, 32))", "16,32")]
    [InlineData("array.rows: [8]\narray.columns: = -array.rows + 50 %", "-7.5")]
    [InlineData("array.rows: [9007199254740993]\narray.columns: = array.rows * 2 + 1", "18014398509481987")]
    [InlineData("scratchpads.ifmap: [64 KiB]\nscratchpads.filter: = 1 MiB - 2 * scratchpads.ifmap", "917504 B")]
    [InlineData("scratchpads.ifmap: [64 KiB]\nbatch: = scratchpads.ifmap / 1 KiB", "64")]
    [InlineData("clock: [1 GHz]\ndram.bandwidth: = 16 B * clock", "16000000000 B/s")]
    public void Dependent_axes_are_computed_exactly_and_with_units(string axes, string values) =>
        Assert.Equal(values.Split(','), Studies.Values(Studies.WithAxes(axes), 1));

    [Fact]
    public void Dependent_axes_may_stand_before_what_they_depend_on()
    {
        DesignSpace space = Studies.WithAxes("array.columns: = array.rows * 2\nbatch: = array.columns * 2\narray.rows: [8]");

        Assert.Equal("array.rows=8\narray.columns=16\nbatch=32\n", space.Describe(space[0]));
    }

    [Fact]
    public void A_division_by_zero_is_a_fault_of_the_point() =>
        Assert.Equal("array.columns divides by zero", Studies.WithAxes("array.rows: [8]\narray.columns: = 1 / (array.rows - 8)")[0].Fault);

    [Fact]
    public void A_grid_has_every_combination_once()
    {
        DesignSpace space = Studies.WithAxes("batch: [1, 2]\narray.rows: { from: 8, to: 64, times: 2 }\narray.dataflow: [best, weight-stationary, output-stationary]");

        Assert.Equal(24, space.Points);
        Assert.Equal(24, Enumerable.Range(0, 24).Select(i => space.Describe(space[i])).Distinct().Count());
    }

    [Fact]
    public void Ranges_remember_any_order_of_adding()
    {
        PointRanges ranges = new();
        long[] numbers = [5, 3, 4, 0, 9, 1, 7, 8];

        Assert.All(numbers, n => Assert.True(ranges.Add(n)));
        Assert.All(numbers, n => Assert.False(ranges.Add(n)));
        Assert.Equal(8, ranges.Count);
        Assert.Equal([2, 2, 2, 6, 6, 6, 6, 10, 10, 10, 10], Enumerable.Range(0, 11).Select(n => ranges.NextMissing(n)));
    }
}
