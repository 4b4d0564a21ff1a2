using System.Text.RegularExpressions;

namespace HwSim.Tests.Cli;

/// <summary>The store answers questions in SQL as its README says.</summary>
public sealed class StoreQueryTests : IClassFixture<StoreQueryTests.Store>
{
    private const string Study = """
        hwsim: 1
        study: queries
        machine: systolic-32x32
        workload: mobilenet-v2
        axes:
          array.rows: [16, 32]
          array.columns: = 2 * array.rows
          array.dataflow: [weight-stationary, output-stationary]
          scratchpads.ifmap: [16 KiB, 128 KiB]
          dram.bandwidth: [1.5 GB/s, 1.5 B/s]
          clock: = 700 MHz / 3
          technique: [none, "nm(2:4)"]
          batch: [1]
        constraints: [seconds <= 1 s]

        """;

    private static readonly string Readme = File.ReadAllText(Repository.PathOf("sim", "store", "README.md"));

    private readonly Store store;

    public StoreQueryTests(Store store) => this.store = store;

    public static TheoryData<string> Queries =>
        [.. Regex.Matches(Readme, "```sql\n(.*?)```", RegexOptions.Singleline).SelectMany(m => m.Groups[1].Value.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    [Fact]
    public void The_readme_shows_at_least_five() => Assert.InRange(Queries.Count, 5, 20);

    [Theory, MemberData(nameof(Queries))]
    public void Every_query_of_the_readme_has_an_answer(string query) => Assert.NotEmpty(StoreRows.Of(store.Path, query));

    [Fact]
    public void A_design_has_numbers_in_base_units_and_words_as_they_are()
    {
        const string Axes = "\"array.rows\", \"array.columns\", \"array.dataflow\", \"scratchpads.ifmap\", \"dram.bandwidth\", round(\"clock\", 1), technique, batch";
        Assert.Equal(
            ["16|32|weight-stationary|16384|1500000000|233333333.3|none|1", "32|64|output-stationary|131072|1.5|233333333.3|nm(2:4)|1"],
            StoreRows.Of(store.Path, $"SELECT {Axes} FROM design WHERE point IN (0, 31) ORDER BY point"));
        Assert.Equal(
            ["integer|text|real"],
            StoreRows.Of(store.Path, "SELECT DISTINCT typeof(\"array.rows\"), typeof(\"array.dataflow\"), typeof(clock) FROM point"));
    }

    [Fact]
    public void A_design_is_a_row_of_every_result() => Assert.Equal(
        ["32|32|16"],
        StoreRows.Of(store.Path, "SELECT count(*), (SELECT count(*) FROM design), (SELECT count(*) FROM design WHERE infeasible IS NULL) FROM result"));

    /// <summary>A small study in a store.</summary>
    public sealed class Store : IDisposable
    {
        private readonly SweepFolder folder = new(Study);

        public Store() => folder.Sweep("study.db", "--operations");

        public string Path => folder["study.db"];

        public void Dispose() => folder.Dispose();
    }
}
