using System.Collections.Immutable;
using HwSim.Cli.Input;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Search;
using HwSim.Core.Machine;

namespace HwSim.Tests.Unit.Exploration;

/// <summary>A space that was computed in full, so that searches can be held against its true front at no cost but their own.</summary>
internal sealed class SearchTrial
{
    private const int Slice = 64;

    private readonly PointEvaluator evaluator;
    private readonly EvaluationReader reader;
    private readonly Dictionary<Fidelity, Evaluation[]> levels = [];
    private readonly double[] worst;
    private readonly double[] nadir;
    private readonly Shares whole;

    /// <summary>Computes the grid of a shipped study, whatever its strategy.</summary>
    /// <param name="path">The study.</param>
    /// <param name="fidelity">The level; the study's own where it is left out.</param>
    public SearchTrial(string path, Fidelity? fidelity = null)
    {
        Core.Config.Diagnostics problems = [];
        Study = StudyFile.Read(new SourceText(Path.GetFileName(path), File.ReadAllText(path)), problems)! with { Strategy = Strategy.Grid, Budget = Budget.None };
        Study = Study with { Fidelity = fidelity ?? Study.Fidelity };
        DesignSpace grid = DesignSpace.Of(Study, problems)!;
        Space = SearchSpace.Of(grid);
        evaluator = new PointEvaluator(grid, new StudyInput(Path.GetDirectoryName(path)!), "", keepOperations: false);
        reader = new EvaluationReader(grid, (_, _) => null);
        Evaluation[] feasible = [.. At(Study.Fidelity).Where(e => e.IsFeasible)];
        double[][] front = FrontOf(feasible);
        Feasible = feasible.Length;
        FrontSize = front.Length;
        worst = WorstOf(feasible.Select(e => e.Costs.ToArray()));
        nadir = WorstOf(front);
        whole = VolumesOf(front);
    }

    public Study Study { get; }

    public SearchSpace Space { get; }

    public int Feasible { get; }

    /// <summary>Points of the true front; of designs that are equal in all objectives, one.</summary>
    public int FrontSize { get; }

    /// <summary>What a search has found after so many evaluations, in rising order, at the level of the study.</summary>
    public Shares[] Run(Strategy strategy, params int[] evaluations)
    {
        ISearch search = Searches.Of(Space, strategy, Study.Fidelity, strategy.Points ?? evaluations[^1]);
        List<Evaluation> found = [];
        ImmutableArray<Evaluation> results = [];
        while (found.Count < evaluations[^1] && search.Next(results) is { Numbers.IsEmpty: false } batch)
        {
            Evaluation[] level = At(batch.Fidelity);
            results = [.. batch.Numbers.Select(n => level[n])];
            found.AddRange(batch.Fidelity == Study.Fidelity ? results : []);
        }

        return [.. evaluations.Select(n => ShareOf(found.Take(n)))];
    }

    /// <summary>What the first points of a sample have found; points that constraints over axes exclude cost nothing.</summary>
    public Shares Run(ISampler sampler, int evaluations)
    {
        int[] at = new int[Space.Counts.Length];
        HashSet<long> numbers = [];
        for (long i = 0; i < sampler.Points && numbers.Count < evaluations; i++)
        {
            sampler.Sample(i, at);
            long number = Space.NumberOf(at);
            if (Space.IsAllowed(number))
            {
                numbers.Add(number);
            }
        }

        return ShareOf(numbers.Select(n => At(Study.Fidelity)[n]));
    }

    /// <summary>The whole space at a level.</summary>
    private Evaluation[] At(Fidelity fidelity)
    {
        lock (levels)
        {
            if (!levels.TryGetValue(fidelity, out Evaluation[]? all))
            {
                Evaluation[] computed = new Evaluation[Space.Size];
                Parallel.For(0, (computed.Length + Slice - 1) / Slice, slice =>
                {
                    long[] numbers = [.. Enumerable.Range(slice * Slice, Math.Min(Slice, computed.Length - (slice * Slice))).Select(i => (long)i)];
                    PointResult?[] results = new PointResult?[numbers.Length];
                    evaluator.Evaluate(numbers, fidelity, results, CancellationToken.None);
                    foreach (PointResult? result in results)
                    {
                        computed[result!.Number] = reader.Read(result);
                    }
                });
                levels[fidelity] = all = computed;
            }

            return all;
        }
    }

    private Shares ShareOf(IEnumerable<Evaluation> found)
    {
        Shares volumes = VolumesOf(FrontOf(found.Where(e => e.IsFeasible)));
        return new Shares(volumes.ToWorst / whole.ToWorst, volumes.ToNadir / whole.ToNadir, volumes.InLogs / whole.InLogs);
    }

    private Shares VolumesOf(double[][] front) => new(Hypervolume.Of(front, worst), Hypervolume.Of(front, nadir), Hypervolume.Of(front.Select(Logs), Logs(nadir)));

    private static double[][] FrontOf(IEnumerable<Evaluation> feasible)
    {
        Evaluation[] distinct = [.. feasible.DistinctBy(e => string.Join(' ', e.Costs))];
        int[] ranks = NonDominatedSort.RanksOf(distinct);
        return [.. distinct.Where((_, i) => ranks[i] == 0).Select(e => e.Costs.ToArray())];
    }

    private static double[] WorstOf(IEnumerable<double[]> points) => points.Aggregate((a, b) => [.. a.Zip(b, Math.Max)]);

    /// <summary>Logarithms keep the order: a cost below zero is an objective that is wanted large.</summary>
    private static double[] Logs(double[] costs) => [.. costs.Select(c => c > 0 ? Math.Log(c) : -Math.Log(-c))];

    /// <summary>Shares of the true front's hypervolume.</summary>
    /// <param name="ToWorst">Up to the worst feasible value of each objective in the whole space.</param>
    /// <param name="ToNadir">Up to the worst value of each objective on the true front.</param>
    /// <param name="InLogs">The same, of the objectives' logarithms.</param>
    public readonly record struct Shares(double ToWorst, double ToNadir, double InLogs);
}
