using System.Text.Json.Nodes;
using HwSim.Tests.Unit.Exploration;

namespace HwSim.Tests.Cli;

/// <summary>Searches and budgets through the command line.</summary>
public class SearchVerbTests
{
    private const string Space = """
        hwsim: 1
        study: space
        machine: systolic-32x32
        workload: resnet18
        axes:
          array.rows: { from: 8, to: 128, step: 4 }
          array.columns: { from: 8, to: 128, step: 4 }
          batch: [1, 2]
        objectives: [minimize seconds, minimize area_mm2]

        """;

    [Fact]
    public void A_search_goes_on_with_a_larger_budget_and_ends_where_one_with_that_budget_ends()
    {
        using SweepFolder folder = new(Strategy("method: surrogate, points: 60, seed: 7"));
        JsonObject first = folder.Sweep("search.db");
        folder.Write(Strategy("method: surrogate, points: 100, seed: 7"));
        JsonObject second = folder.Sweep("search.db", "--jobs", "1");
        JsonObject whole = folder.Sweep("whole.db", "--jobs", "3");

        Assert.Equal((60, "points"), (Number(first, "new_points"), first["stopped_by"]!.GetValue<string>()));
        Assert.Equal((40, 100, 100), (Number(second, "new_points"), Number(second, "points"), Number(whole, "new_points")));
        Assert.Equal(Text(whole, "digest"), Text(second, "digest"));
        Assert.Equal(whole["pareto"]!.ToJsonString(), second["pareto"]!.ToJsonString());
    }

    [Fact]
    public void Successive_halving_answers_at_the_level_of_the_study()
    {
        using SweepFolder folder = new(Strategy("method: successive-halving, points: 64, seed: 1, keep: 25 %").Replace("machine:", "fidelity: event\nmachine:", StringComparison.Ordinal));
        JsonObject document = folder.Sweep("halving.db");

        Assert.Equal((16, 64, 80), (Number(document, "points"), Number(document, "screened"), Number(document, "new_points")));
        Assert.Null(document["stopped_by"]);
        Assert.Equal(0, Number(folder.Sweep("halving.db"), "new_points"));
    }

    [Fact]
    public void Other_objectives_make_another_search_but_not_another_sweep()
    {
        using SweepFolder folder = new(Strategy("method: nsga-2, points: 60, seed: 7"));
        _ = folder.Sweep("search.db");
        folder.Write(Strategy("method: nsga-2, points: 60, seed: 7").Replace("area_mm2", "energy", StringComparison.Ordinal));

        (int code, _, string error) = HwSimProcess.Run("sweep", folder["study.yaml"], "--db", folder["search.db"]);
        Assert.Equal(1, code);
        Assert.Contains("HW104", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_of_points_stops_a_sweep_and_a_larger_one_goes_on()
    {
        using SweepFolder folder = new($"{Space}budget: {{ points: 100 }}\n");
        JsonObject first = folder.Sweep("grid.db");
        folder.Write(Space);
        JsonObject rest = folder.Sweep("grid.db");
        JsonObject whole = folder.Sweep("whole.db");

        Assert.Equal((100, "points"), (Number(first, "points"), first["stopped_by"]!.GetValue<string>()));
        Assert.Equal((1922 - 100, 1922), (Number(rest, "new_points"), Number(rest, "points")));
        Assert.Null(rest["stopped_by"]);
        Assert.Equal(Text(whole, "digest"), Text(rest, "digest"));
    }

    [Theory]
    [InlineData("", 256, 7938)]
    [InlineData("strategy: { method: nsga-2, seed: 1 }\n", 128, 1922)]
    public void A_budget_of_time_ends_well_and_the_same_command_goes_on(string strategy, int largest, long points)
    {
        string space = Space.Replace("to: 128", $"to: {largest}", StringComparison.Ordinal);
        using SweepFolder folder = new($"{space}{strategy}budget: {{ time: 1 ms }}\n");
        JsonObject first = folder.Sweep("timed.db");
        folder.Write($"{space}{strategy}budget: {{ time: 600 s }}\n");
        JsonObject second = folder.Sweep("timed.db");

        Assert.Equal("time", first["stopped_by"]!.GetValue<string>());
        Assert.InRange(Number(first, "points"), 0, points - 1);
        Assert.Equal((points, points - Number(first, "points")), (Number(second, "points"), Number(second, "new_points")));
        Assert.Null(second["stopped_by"]);
    }

    [Fact]
    public void A_search_cannot_be_split()
    {
        using SweepFolder folder = new(Strategy("method: nsga-2, points: 60, seed: 7"));
        (int code, _, string error) = HwSimProcess.Run("sweep", folder["study.yaml"], "--shard", "1/2");

        Assert.Equal(1, code);
        Assert.Contains("--shard:1:1: HW028 a search cannot be split", error, StringComparison.Ordinal);
        Assert.Contains("grid, random, latin-hypercube or sobol", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("strategy: { method: nsga-2, points: 40, seed: 1 }\n")]
    [InlineData("strategy: { method: surrogate, points: 40, seed: 1 }\n")]
    public void A_question_that_nothing_fulfils_is_answered_so(string strategy)
    {
        using SweepFolder folder = new($"{Studies.Small.Replace("seconds <= 10 ms", "seconds <= 1 us", StringComparison.Ordinal)}{strategy}");
        (int code, string output, string error) = HwSimProcess.Run("sweep", folder["study.yaml"], "--db", folder["none.db"]);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("points is feasible:", output, StringComparison.Ordinal);
        Assert.Contains("22  the constraint 'seconds <= 1 us' does not hold", output, StringComparison.Ordinal);
        Assert.Equal(22, folder.Sweep("none.db")["infeasible"]!.AsArray()[0]!["points"]!.GetValue<int>());
    }

    [Fact]
    public void A_study_that_cannot_be_run_says_how_large_its_space_is()
    {
        using SweepFolder folder = new(Space.Replace("array.rows", "array.rwos", StringComparison.Ordinal));
        (_, _, string error) = HwSimProcess.Run("sweep", folder["study.yaml"]);

        Assert.Contains("1 problem; the space has 1,922 points, and none was simulated", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60_000, "surrogate", 10, "HW103 the space has 1.3E+19 points, too many to number")]
    [InlineData(60_000, "grid", 0, "HW103 the space has 1.3E+19 points, and at most 10,000,000,000 can be simulated")]
    [InlineData(5_624, "grid", 0, "HW103 the space has 1E+15 points, and at most 10,000,000,000 can be simulated")]
    [InlineData(5_624, "nsga-2", 10_000_001, "HW043 a search remembers what it costed, at most 10,000,000 points; the space has 1E+15 points")]
    public void Spaces_that_are_too_large_are_refused_with_their_size(int side, string method, int points, string says)
    {
        string[] names = ["array.rows", "array.columns", "vector.lanes", "batch"];
        string axes = string.Concat(names.Select(n => FormattableString.Invariant($"  {n}: {{ from: 1, to: {side}, step: 1 }}\n")));
        string strategy = method == "grid" ? "strategy: grid\n" : FormattableString.Invariant($"strategy: {{ method: {method}, points: {points}, seed: 1 }}\n");
        using SweepFolder folder = new($"hwsim: 1\nstudy: huge\nmachine: systolic-32x32\nworkload: resnet18\naxes:\n{axes}objectives: [minimize seconds]\n{strategy}");
        (int code, _, string error) = HwSimProcess.Run("sweep", folder["study.yaml"]);

        Assert.Equal(1, code);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_space_of_a_million_billions_can_be_searched()
    {
        string[] names = ["array.rows", "array.columns", "vector.lanes", "batch"];
        string axes = string.Concat(names.Select(n => $"  {n}: {{ from: 1, to: 1000, step: 1 }}\n"));
        using SweepFolder folder = new($"hwsim: 1\nstudy: huge\nmachine: systolic-32x32\nworkload: resnet18\naxes:\n{axes}  clock: {{ from: 1 MHz, to: 1 GHz, step: 1 MHz }}\nobjectives: [minimize seconds, minimize area_mm2]\nstrategy: {{ method: surrogate, points: 60, seed: 1 }}\n");

        Assert.Equal(60, Number(folder.Sweep("huge.db"), "points"));
    }

    private static string Strategy(string strategy) => $"{Space}strategy: {{ {strategy} }}\n";

    private static int Number(JsonObject document, string key) => document[key]!.GetValue<int>();

    private static string Text(JsonObject document, string key) => document[key]!.GetValue<string>();
}
