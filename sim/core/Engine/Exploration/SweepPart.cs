using System.Runtime.ExceptionServices;

namespace HwSim.Core.Engine.Exploration;

/// <summary>A part of a batch: points that are costed in slices by several workers and kept at once. It is used again for later points.</summary>
/// <param name="size">The most points.</param>
/// <param name="slice">How many of them a worker takes at a time.</param>
internal sealed class SweepPart(int size, int slice)
{
    private readonly object finished = new();
    private readonly long[] numbers = new long[size];
    private readonly PointResult?[] results = new PointResult?[size];
    private ExceptionDispatchInfo? fault;
    private int count;
    private int slicesLeft;

    /// <summary>How many slices it has.</summary>
    public int Slices => (count + slice - 1) / slice;

    /// <summary>Takes the next points that are not there.</summary>
    /// <param name="shard">Which points.</param>
    /// <param name="done">The ordinals of those that are there.</param>
    /// <param name="points">How many the shard has.</param>
    /// <param name="next">The ordinal to begin with; then the one to go on with.</param>
    /// <returns>False where there are none.</returns>
    public bool Fill(Shard shard, PointRanges done, long points, ref long next)
    {
        count = 0;
        for (next = done.NextMissing(next); next < points && count < size; next = done.NextMissing(next + 1))
        {
            numbers[count++] = shard.NumberOf(next);
        }

        slicesLeft = Slices;
        return count > 0;
    }

    /// <summary>Costs a slice; never throws.</summary>
    public void Evaluate(int index, PointEvaluator evaluator, CancellationToken stop)
    {
        try
        {
            Range part = (index * slice)..Math.Min(count, (index + 1) * slice);
            evaluator.Evaluate(numbers.AsSpan()[part], evaluator.Space.Study.Fidelity, results.AsSpan()[part], stop);
        }
#pragma warning disable CA1031 // It is thrown again where the part is waited for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            fault = ExceptionDispatchInfo.Capture(e);
        }

        lock (finished)
        {
            slicesLeft--;
            Monitor.Pulse(finished);
        }
    }

    /// <summary>Waits until every slice is costed.</summary>
    /// <returns>The results in the order of their numbers, those left out that a stop left out; they are gone once the part is used again.</returns>
    public IReadOnlyList<PointResult> Wait()
    {
        lock (finished)
        {
            while (slicesLeft > 0)
            {
                Monitor.Wait(finished);
            }
        }

        fault?.Throw();
        int costed = 0;
        for (int i = 0; i < count; i++)
        {
            if (results[i] is { } result)
            {
                results[i] = null;
                results[costed++] = result;
            }
        }

        return new ArraySegment<PointResult>(results!, 0, costed);
    }

    /// <summary>Forgets the results.</summary>
    public void Clear() => Array.Clear(results);
}
