using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Search;
using HwSim.Tests.Unit.Exploration;

namespace HwSim.Tests.Properties;

/// <summary>What a search finds depends on space, seed and budget alone: not on workers or interruptions; and it costs no point twice.</summary>
public class SearchProperties
{
    private const string Axes = """
        array.rows: { from: 8, to: 128, step: 8 }
        array.columns: = 1024 / array.rows
        array.dataflow: [weight-stationary, output-stationary, best]
        scratchpads.ifmap: [32 KiB, 64 KiB, 128 KiB, 256 KiB]
        batch: [1, 2, 4]
        """;

    private const string Rest = """
        constraints:
          - array.columns <= 2 * scratchpads.ifmap / 1 KiB
          - seconds <= 12 ms
        objectives:
          - minimize seconds / batch
          - minimize energy / batch
          - maximize utilization

        """;

    public static TheoryData<string> Methods => [.. Strategies.Keys];

    private static Dictionary<string, string> Strategies { get; } = new()
    {
        ["nsga-2"] = "method: nsga-2, population: 16",
        ["surrogate"] = "method: surrogate",
        ["successive-halving"] = "method: successive-halving",
    };

    [Theory, MemberData(nameof(Methods))]
    public void One_worker_finds_what_four_find(string method) => Assert.Equal(Texts(Run(method, 120, jobs: 1)), Texts(Run(method, 120, jobs: 4)));

    [Theory, MemberData(nameof(Methods))]
    public void A_search_that_was_interrupted_anywhere_ends_like_one_that_was_not(string method)
    {
        PointResult[] whole = Run(method, 120);
        for (int kept = 0; kept < whole.Length; kept += 23)
        {
            PointResult[] before = Run(method, 120, stopAfter: kept);
            PointResult[] after = Run(method, 120, known: before);

            Assert.InRange(before.Length, kept == 0 ? 0 : 1, whole.Length);
            Assert.Equal(Texts(whole).Order(), Texts([.. before, .. after]).Order());
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void What_is_missing_in_the_middle_is_costed_again_and_nothing_else(string method)
    {
        PointResult[] whole = Run(method, 120);
        PointResult[] left = [.. whole.Where((_, i) => i % 3 != 1)];

        Assert.Equal(Texts(whole).Order(), Texts([.. left, .. Run(method, 120, known: left)]).Order());
    }

    [Theory, MemberData(nameof(Methods))]
    public void No_point_is_costed_twice_and_excluded_ones_never(string method)
    {
        DesignSpace space = Space(method, 120);
        PointResult[] results = Run(method, 120);

        Assert.Equal(results.Length, results.DistinctBy(r => (r.Number, r.Fidelity)).Count());
        Assert.Equal(120, results.DistinctBy(r => r.Number).Count());
        Assert.All(results, r => Assert.Null(space.Broken(space[r.Number])));
    }

    [Theory, MemberData(nameof(Methods))]
    public void The_seed_decides(string method) => Assert.NotEqual(Texts(Run(method, 120)), Texts(Run(method, 120, seed: 2)));

    [Theory, MemberData(nameof(Methods))]
    public void A_search_ends_when_the_space_is_used_up(string method)
    {
        DesignSpace space = Space(method, 1_000_000);
        long allowed = Enumerable.Range(0, 16 * 3 * 4 * 3).Count(i => space.Broken(space[i]) is null);

        Assert.Equal(allowed, Run(method, 1_000_000).DistinctBy(r => r.Number).Count());
    }

    private static DesignSpace Space(string method, long points, ulong seed = 1) =>
        Studies.WithAxes(Axes, FormattableString.Invariant($"{Rest}fidelity: {(method == "successive-halving" ? "event" : "analytic")}\nstrategy: {{ {Strategies[method]}, points: {points}, seed: {seed} }}\n"));

    private static PointResult[] Run(string method, long points, int jobs = 2, ulong seed = 1, PointResult[]? known = null, int stopAfter = int.MaxValue)
    {
        DesignSpace space = Space(method, points, seed);
        using CancellationTokenSource stop = new();
        Stopping into = new(stop, stopAfter);
        SearchRun.Run(new PointEvaluator(space, Studies.Parts, "digest", keepOperations: false), Searches.Of(space), known ?? [], into, jobs, _ => { }, stop.Token);
        return [.. into.Results];
    }

    private static string[] Texts(PointResult[] results) => [.. results.Select(r => r.ToCanonicalText() + r.Configuration)];

    /// <summary>Collects results, asks for a stop once it has some, and is given what was finished by then.</summary>
    private sealed class Stopping : IResultSink
    {
        private readonly CancellationTokenSource stop;
        private readonly int after;

        public Stopping(CancellationTokenSource stop, int after)
        {
            this.stop = stop;
            this.after = after;
            if (after == 0)
            {
                stop.Cancel();
            }
        }

        public List<PointResult> Results { get; } = [];

        public void Append(IReadOnlyList<PointResult> batch)
        {
            Assert.Equal(batch.Select(r => r.Number).Order(), batch.Select(r => r.Number));
            Results.AddRange(batch);
            if (Results.Count >= after)
            {
                stop.Cancel();
            }
        }
    }
}
