using System.Collections.Concurrent;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// Costs the points of a study that are not there yet, in batches: while workers cost the later parts of one, the caller's thread keeps the
/// earlier, in order. Results depend on the numbers of points alone, so neither the number of workers nor an interruption shows in them.
/// </summary>
public static class Sweep
{
    /// <summary>A batch is kept in so many parts: while one is being kept, the others are costed.</summary>
    private const int Parts = 4;

    /// <summary>Into how many slices a batch is cut for each worker: neighbours in a slice share work, and the more slices, the less workers wait for the last.</summary>
    private const int SlicesAWorker = 4;

    /// <summary>How many points are in work at a time: what is lost at most where the process is killed.</summary>
    public static int BatchSize(Fidelity fidelity) => fidelity == Fidelity.Analytic ? 4096 : 64;

    /// <summary>Costs every point of a study.</summary>
    /// <param name="evaluator">Costs points.</param>
    /// <param name="sink">Takes the results.</param>
    /// <param name="jobs">How many workers.</param>
    public static void Run(PointEvaluator evaluator, IResultSink sink, int jobs) => Run(evaluator, Shard.Whole, new PointRanges(), sink, jobs, _ => { }, CancellationToken.None);

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
        using CancellationTokenSource halt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using BlockingCollection<(SweepPart Part, int Slice)> slices = [];
        Task[] workers = [.. Enumerable.Range(0, jobs).Select(_ => Task.Factory.StartNew(() => Work(slices, evaluator, halt.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        try
        {
            return Keep(evaluator, shard, done, sink, jobs, slices, progress, stop);
        }
        finally
        {
            halt.Cancel();
            slices.CompleteAdding();
            Task.WaitAll(workers, CancellationToken.None);
        }
    }

    private static long Keep(
        PointEvaluator evaluator, Shard shard, PointRanges done, IResultSink sink, int jobs, BlockingCollection<(SweepPart Part, int Slice)> slices, Action<long> progress, CancellationToken stop)
    {
        long points = shard.PointsOf(evaluator.Space.Points);
        int batch = BatchSize(evaluator.Space.Study.Fidelity);
        int size = batch / Parts;
        int slice = Math.Clamp(batch / (SlicesAWorker * jobs), 1, size);
        Queue<SweepPart> costed = new();
        Stack<SweepPart> free = new(Enumerable.Range(0, Parts).Select(_ => new SweepPart(size, slice)));
        long kept = 0;
        long next = 0;
        while (true)
        {
            while (free.Count > 0 && !stop.IsCancellationRequested && free.Peek().Fill(shard, done, points, ref next))
            {
                SweepPart part = free.Pop();
                costed.Enqueue(part);
                for (int i = 0; i < part.Slices; i++)
                {
                    slices.Add((part, i), CancellationToken.None);
                }
            }

            if (costed.Count == 0)
            {
                return kept;
            }

            SweepPart oldest = costed.Dequeue();
            IReadOnlyList<PointResult> results = oldest.Wait();
            if (results.Count > 0)
            {
                sink.Append(results);
                kept += results.Count;
                progress(kept);
            }

            oldest.Clear();
            free.Push(oldest);
        }
    }

    private static void Work(BlockingCollection<(SweepPart Part, int Slice)> slices, PointEvaluator evaluator, CancellationToken halt)
    {
        foreach ((SweepPart part, int slice) in slices.GetConsumingEnumerable(CancellationToken.None))
        {
            part.Evaluate(slice, evaluator, halt);
        }
    }
}
