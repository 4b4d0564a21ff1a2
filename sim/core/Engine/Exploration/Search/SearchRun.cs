using System.Collections.Immutable;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>
/// Runs a search until its budget is spent: what it asks for is looked up where it is there already, and else costed by all workers and
/// kept. So a search that was interrupted replays itself up to there and goes on, and neither workers nor interruptions show in what it finds.
/// </summary>
public static class SearchRun
{
    /// <summary>Runs until the study has its points, the search has nothing left to ask, or a stop is asked for.</summary>
    /// <param name="evaluator">Costs points; its space is numbered as the full grid and says how many points may be costed.</param>
    /// <param name="search">Decides which.</param>
    /// <param name="known">Results that are there.</param>
    /// <param name="sink">Keeps new results.</param>
    /// <param name="jobs">How many workers.</param>
    /// <param name="progress">Is told how many new results are kept so far.</param>
    /// <param name="stop">Ends the search; what is finished by then is kept.</param>
    /// <returns>How many new results are kept, and whether the search had nothing left to ask.</returns>
    public static (long Kept, bool IsExhausted) Run(PointEvaluator evaluator, ISearch search, IEnumerable<PointResult> known, IResultSink sink, int jobs, Action<long> progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(progress);
        EvaluationReader reader = new(evaluator.Space, evaluator.BaselineOf);
        sink = BaselineSink.Around(sink, evaluator);
        Dictionary<(long, Fidelity), Evaluation> there = known.Where(r => !r.IsBaseline).ToDictionary(r => (r.Number, r.Fidelity), reader.Read);
        HashSet<long> points = [];
        ImmutableArray<Evaluation> results = [];
        long kept = 0;
        while (!stop.IsCancellationRequested && search.Next(results) is { Numbers.IsEmpty: false } batch)
        {
            ImmutableArray<long> numbers = [.. batch.Numbers.Where(n => points.Contains(n) || (points.Count < evaluator.Space.Points && points.Add(n)))];
            foreach (long[] part in numbers.Where(n => !there.ContainsKey((n, batch.Fidelity))).Order().Chunk(Sweep.BatchSize(batch.Fidelity)))
            {
                PointResult[] costed = Evaluate(evaluator, part, batch.Fidelity, jobs, stop);
                sink.Append(costed);
                progress(kept += costed.Length);
                foreach (PointResult result in costed)
                {
                    there.Add((result.Number, result.Fidelity), reader.Read(result));
                }

                if (stop.IsCancellationRequested)
                {
                    return (kept, false);
                }
            }

            if (numbers.Length < batch.Numbers.Length)
            {
                return (kept, false);
            }

            results = [.. numbers.Select(n => there[(n, batch.Fidelity)])];
        }

        return (kept, !stop.IsCancellationRequested);
    }

    private static PointResult[] Evaluate(PointEvaluator evaluator, long[] numbers, Fidelity fidelity, int jobs, CancellationToken stop)
    {
        PointResult?[] results = new PointResult?[numbers.Length];
        Parallel.For(0, numbers.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = CancellationToken.None }, i =>
            evaluator.Evaluate(numbers.AsSpan(i, 1), fidelity, results.AsSpan(i, 1), stop));
        return [.. results.OfType<PointResult>()];
    }
}
