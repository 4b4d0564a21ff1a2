using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// Costs the points of a study that are not there yet, in batches: while all workers cost one batch, the batch before is being kept.
/// Results depend on the numbers of points alone, so neither the number of workers nor an interruption shows in them.
/// </summary>
public static class Sweep
{
    private const int Slice = 32;

    /// <summary>How many points a batch has: what is lost at most where the process is killed.</summary>
    public static int BatchSize(Fidelity fidelity) => fidelity == Fidelity.Analytic ? 4096 : 64;

    /// <summary>Runs until all points are there or a stop is asked for.</summary>
    /// <param name="evaluator">Costs points.</param>
    /// <param name="shard">Which points.</param>
    /// <param name="done">The ordinals, within the shard, of those that are there.</param>
    /// <param name="sink">Keeps results.</param>
    /// <param name="jobs">How many workers.</param>
    /// <param name="progress">Is told how many new points are kept so far.</param>
    /// <param name="stop">Ends the sweep; what is finished by then is kept.</param>
    /// <returns>How many new points are kept.</returns>
    public static long Run(PointEvaluator evaluator, Shard shard, PointRanges done, IResultSink sink, int jobs, Action<long> progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(done);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(progress);
        sink = BaselineSink.Around(sink, evaluator);
        long points = shard.PointsOf(evaluator.Space.Points);
        int size = BatchSize(evaluator.Space.Study.Fidelity);
        Task keeping = Task.CompletedTask;
        long kept = 0;
        long next = 0;
        while (!stop.IsCancellationRequested)
        {
            long[] numbers = Missing(shard, done, points, size, ref next);
            if (numbers.Length == 0)
            {
                break;
            }

            PointResult[] batch = Evaluate(evaluator, numbers, jobs, stop);
            keeping.GetAwaiter().GetResult();
            keeping = Task.Run(
                () =>
                {
                    sink.Append(batch);
                    kept += batch.Length;
                    progress(kept);
                },
                CancellationToken.None);
        }

        keeping.GetAwaiter().GetResult();
        return kept;
    }

    private static long[] Missing(Shard shard, PointRanges done, long points, int size, ref long next)
    {
        List<long> numbers = new(size);
        for (next = done.NextMissing(next); next < points && numbers.Count < size; next = done.NextMissing(next + 1))
        {
            numbers.Add(shard.NumberOf(next));
        }

        return [.. numbers];
    }

    private static PointResult[] Evaluate(PointEvaluator evaluator, long[] numbers, int jobs, CancellationToken stop)
    {
        PointResult?[] results = new PointResult?[numbers.Length];
        int slices = (numbers.Length + Slice - 1) / Slice;
        Parallel.For(0, slices, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = CancellationToken.None }, slice =>
        {
            Range part = (slice * Slice)..Math.Min(numbers.Length, (slice + 1) * Slice);
            evaluator.Evaluate(numbers.AsSpan()[part], evaluator.Space.Study.Fidelity, results.AsSpan()[part], stop);
        });
        return [.. results.OfType<PointResult>()];
    }
}
