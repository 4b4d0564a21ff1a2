using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Graph;
using HwSim.Core.Machine;

namespace HwSim.Tests.Unit.Exploration;

/// <summary>Spaces that constraints leave empty are known to be, whatever their size; others never are taken to be.</summary>
public class EmptySpaceTests
{
    private const string Huge = "array.rows: { from: 1, to: 2000, step: 1 }\narray.columns: { from: 1, to: 2000, step: 1 }\nvector.lanes: { from: 1, to: 1000, step: 1 }";

    [Theory]
    [InlineData("array.rows * array.columns > 4_000_000")]
    [InlineData("array.rows + array.columns < 2")]
    [InlineData("array.rows > 2 * array.columns; array.columns > 2 * array.rows")]
    [InlineData("array.rows - array.columns > 1999")]
    [InlineData("max(array.rows, array.columns) < min(array.rows, array.columns)")]
    [InlineData("array.rows / array.columns > 2000")]
    [InlineData("array.rows == 0.5")]
    [InlineData("array.rows != array.rows; array.rows < 3")]
    [InlineData("-array.rows > -1")]
    public void Contradictions_are_found_in_spaces_of_billions(string constraints) => Assert.Contains("leave none of the 4,000,000,000 points", Problems(Huge, constraints), StringComparison.Ordinal);

    [Theory]
    [InlineData("array.rows * array.columns >= 4_000_000")]
    [InlineData("array.rows * array.columns == 3_996_001")]
    [InlineData("array.rows - array.columns == 1999")]
    [InlineData("array.rows / array.columns >= 2000")]
    [InlineData("array.rows == 1237; array.columns == 1999; vector.lanes != 1")]
    [InlineData("array.rows / (array.columns - array.columns) > 1")]
    public void A_single_design_is_enough(string constraints) => Assert.Equal("", Problems(Huge, constraints));

    [Fact]
    public void Dependent_axes_count_and_so_do_their_faults()
    {
        Assert.Contains("none of the", Problems("array.rows: [8, 16]\narray.columns: = 1 / (array.rows - array.rows)", ""), StringComparison.Ordinal);
        Assert.Contains("none of the", Problems("array.rows: { from: 1, to: 100000, step: 1 }\narray.columns: = 100 * array.rows\nvector.lanes: { from: 1, to: 1000, step: 1 }", "array.columns < 100"), StringComparison.Ordinal);
        Assert.Equal("", Problems("array.rows: { from: 1, to: 65536, step: 1 }\narray.columns: = 100 / array.rows\nvector.lanes: { from: 1, to: 1000, step: 1 }", "array.columns == 100 / 3"));
    }

    [Fact]
    public void A_sample_that_misses_every_allowed_design_is_told_from_a_contradiction() =>
        Assert.Contains("none of the 3 points that are sampled out of 4,000,000,000", Problems(Huge, "array.rows == 77", "strategy: { method: random, points: 3, seed: 1 }"), StringComparison.Ordinal);

    [Fact]
    public void The_answer_is_that_of_trying_every_design()
    {
        Random random = new(1);
        string[] operators = ["<=", ">=", "<", ">", "==", "!="];
        string[] signs = ["+", "-", "*", "/"];
        for (int i = 0; i < 300; i++)
        {
            string constraint = $"array.rows {signs[random.Next(4)]} array.columns {signs[random.Next(4)]} batch {operators[random.Next(6)]} {random.Next(-40, 400)}; batch {operators[random.Next(6)]} array.rows / {random.Next(1, 9)}";
            DesignSpace space = Space("array.rows: [4, 1, 9, 2]\narray.columns: { from: 1, to: 7, step: 2 }\nbatch: [1, 2, 3]\nvector.lanes: = array.rows * 2 - batch", constraint, "");
            bool any = Enumerable.Range(0, (int)space.Points).Any(n => space.Broken(space[n]) is null);

            Assert.True(any == Check(space).IsEmpty, constraint);
        }
    }

    private static string Problems(string axes, string constraints, string strategy = "strategy: { method: nsga-2, points: 10, seed: 1 }") =>
        string.Join('\n', Check(Space(axes, constraints, strategy)));

    private static Diagnostics Check(DesignSpace space)
    {
        Diagnostics problems = [];
        StudyCheck.Run(space, new NoParts(), problems);
        return problems;
    }

    private static DesignSpace Space(string axes, string constraints, string strategy) =>
        Studies.WithAxes(axes, $"constraints: [{string.Join(", ", constraints.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(c => $"\"{c}\""))}]\nobjectives: [minimize seconds]\n{strategy}\n");

    /// <summary>Finds nothing and complains about nothing: these studies are about their axes.</summary>
    private sealed class NoParts : IStudyParts
    {
        public MappingNode? Machine(ScalarNode name, IEnumerable<string> settings, Diagnostics into) => null;

        public IAccelerator? Build(MappingNode file, Diagnostics into) => null;

        public WorkloadGraph? Workload(WorkloadChoice choice, Diagnostics into) => null;
    }
}
