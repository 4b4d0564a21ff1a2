using HwSim.Core.Config;
using HwSim.Core.Engine;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results;
using HwSim.Store;
using HwSim.Tests.Unit.Exploration;

namespace HwSim.Tests.Properties;

/// <summary>What a sweep finds depends on its points alone: not on workers, interruptions, shards or what was simulated before.</summary>
public sealed class SweepProperties : IDisposable
{
    private static readonly StudyRecord Record = new("small", "digest", "configuration", 24, "hwsim: 1");

    private readonly string folder = Directory.CreateTempSubdirectory("hwsim-sweep-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void One_worker_finds_what_four_find()
    {
        Assert.Equal(Texts(1), Texts(4));

        static string[] Texts(int jobs)
        {
            Collected into = new();
            Sweep.Run(Evaluator(), Shard.Whole, new PointRanges(), into, jobs, _ => { }, CancellationToken.None);
            return [.. into.Results.Select(r => r.ToCanonicalText() + r.Configuration + string.Join(' ', r.Operations))];
        }
    }

    [Fact]
    public void The_small_study_has_points_of_every_fate()
    {
        IEnumerable<string> fates = All().GroupBy(r => r.Infeasible ?? "feasible").Select(g => $"{g.Count()} {g.Key}").Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "2 the constraint 'array.columns <= 64 * min(batch, 1) + scratchpads.ifmap / 1 KiB' does not hold",
                "2 the constraint 'seconds <= 10 ms' does not hold",
                "20 feasible",
            ],
            fates);
    }

    [Fact]
    public void Points_equal_single_runs()
    {
        DesignSpace space = Studies.Space(Studies.Small.Replace("resnet18", "bert-base", StringComparison.Ordinal));
        PointEvaluator evaluator = new(space, Studies.Parts, "", keepOperations: true);
        PointResult?[] results = new PointResult?[space.Points];
        evaluator.Evaluate([.. Enumerable.Range(0, results.Length)], space.Study.Fidelity, results, CancellationToken.None);

        Assert.All(results.Where(r => r!.Seconds is not null), r =>
        {
            RunResult run = SingleRun(space[r!.Number]);
            RunTotals totals = run.Totals;
            Assert.Equal(
                (totals.Seconds, totals.Cycles, totals.Energy, totals.AreaMm2, totals.LeakageWatts, totals.Utilization, totals.BoundBy, totals.Macs),
                (r.Seconds, r.Cycles, r.Energy, r.AreaMm2, r.LeakageWatts, r.Utilization, r.BoundBy, r.Macs!.Value));
            Assert.Equal(totals.BytesByLevel["dram"].Read + totals.BytesByLevel["dram"].Written, r.DramBytes);
            Assert.Equal(run.Operations.Select(o => (o.Name, o.Seconds, o.Energy, o.BoundBy)), r.Operations.Select(o => (o.Name, o.Seconds, o.Energy, o.BoundBy)));
        });
    }

    [Fact]
    public void A_sweep_that_was_interrupted_at_any_point_ends_like_one_that_was_not()
    {
        PointResult[] all = All();
        for (int kept = 0; kept <= all.Length; kept += 5)
        {
            using ResultStore store = ResultStore.Open(Path.Combine(folder, $"{kept}.db"), Record);
            store.Append([.. all.Where((_, i) => i * 7 % all.Length < kept)]);
            long before = store.Done(Shard.Whole, Fidelity.Analytic).Count;
            long added = Sweep.Run(Evaluator(), Shard.Whole, store.Done(Shard.Whole, Fidelity.Analytic), store, 2, _ => { }, CancellationToken.None);

            Assert.Equal(all.Length, before + added);
            Assert.Equal(all.Select(r => r.ToCanonicalText()), store.Results().Select(r => r.ToCanonicalText()));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void Shards_together_have_what_the_whole_has(int count)
    {
        ResultDigest whole = DigestOf(All());
        List<PointResult> parts = [];
        for (int i = 1; i <= count; i++)
        {
            using ShardJournal journal = ShardJournal.Open(new FileStream(Path.Combine(folder, $"{count}-{i}"), FileMode.CreateNew), Record);
            Sweep.Run(Evaluator(), new Shard(i, count), journal.Done(new Shard(i, count), Fidelity.Analytic), journal, 2, _ => { }, CancellationToken.None);
            parts.InsertRange(0, journal.Results());
        }

        Assert.Equal((whole.Results, whole.Text), (DigestOf(parts).Results, DigestOf(parts).Text));
    }

    [Fact]
    public void A_journal_that_was_cut_off_anywhere_goes_on_and_ends_whole()
    {
        string path = Path.Combine(folder, "journal");
        using (ShardJournal journal = ShardJournal.Open(new FileStream(path, FileMode.Create), Record))
        {
            journal.Append(All());
        }

        byte[] complete = File.ReadAllBytes(path);
        for (int length = 0; length < complete.Length; length += 997)
        {
            File.WriteAllBytes(path, complete[..length]);
            using ShardJournal journal = ShardJournal.Open(new FileStream(path, FileMode.Open), Record);
            Sweep.Run(Evaluator(), Shard.Whole, journal.Done(Shard.Whole, Fidelity.Analytic), journal, 2, _ => { }, CancellationToken.None);
            Assert.Equal(DigestOf(All()).Text, DigestOf(journal.Results()).Text);
            Assert.Equal(All().Length, journal.Results().Count());
        }
    }

    [Fact]
    public void A_line_that_was_damaged_counts_as_not_there()
    {
        string path = Path.Combine(folder, "damaged");
        using (ShardJournal journal = ShardJournal.Open(new FileStream(path, FileMode.Create), Record))
        {
            journal.Append(All());
        }

        string[] lines = File.ReadAllLines(path);
        lines[5] = lines[5].Replace("array", "arrax", StringComparison.Ordinal);
        File.WriteAllText(path, string.Concat(lines.Select(l => $"{l}\n")));
        using ShardJournal damaged = ShardJournal.Open(new FileStream(path, FileMode.Open), Record);

        Assert.Equal(All().Length - 1, damaged.Done(Shard.Whole, Fidelity.Analytic).Count);
        Assert.Equal(4, damaged.Done(Shard.Whole, Fidelity.Analytic).NextMissing(0));
    }

    [Fact]
    public void A_stop_keeps_what_is_finished()
    {
        using CancellationTokenSource stop = new();
        Collected into = new();
        stop.Cancel();

        Assert.Equal(0, Sweep.Run(Evaluator(), Shard.Whole, new PointRanges(), into, 2, _ => { }, stop.Token));
        Assert.Empty(into.Results);
    }

    private static PointEvaluator Evaluator() => new(Studies.Space(Studies.Small), Studies.Parts, "digest", keepOperations: false);

    private static PointResult[] All()
    {
        Collected into = new();
        Sweep.Run(Evaluator(), Shard.Whole, new PointRanges(), into, 2, _ => { }, CancellationToken.None);
        return [.. into.Results];
    }

    private static ResultDigest DigestOf(IEnumerable<PointResult> results)
    {
        ResultDigest digest = new();
        foreach (PointResult result in results)
        {
            digest.Add(result);
        }

        return digest;
    }

    private static RunResult SingleRun(DesignPoint point)
    {
        string[] values = [.. point.Values.Select(v => v.Value)];
        Diagnostics problems = [];
        MappingNode file = Accelerators.Machines.Resolve(
            Accelerators.Machines.Preset("systolic-32x32")!, [$"array.rows={values[0]}", $"scratchpads.ifmap={values[1]}", $"array.columns={values[3]}"], problems)!;
        WorkloadGraph graph = Tests.Workloads.Preset("bert-base", new HwSim.Workloads.WorkloadOptions { Batch = long.Parse(values[2], System.Globalization.CultureInfo.InvariantCulture) });
        return Simulation.Run(new RunRequest(Accelerators.Machines.Build(file, problems)!, file, graph, [], Fidelity.Analytic, "", ""));
    }

    private sealed class Collected : IResultSink
    {
        public List<PointResult> Results { get; } = [];

        public void Append(IReadOnlyList<PointResult> batch) => Results.AddRange(batch);
    }
}
