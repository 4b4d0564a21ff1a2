using HwSim.Accelerators.Systolic.Event;

namespace HwSim.Accelerators.Systolic;

/// <summary>The least time: all compute with the first fetch before and the last write after it, or all transfers, whichever is longer.</summary>
internal static class AnalyticBound
{
    /// <summary>Cycles from start to end, and those in which main memory transfers, of all products of an operation.</summary>
    /// <param name="run">One product.</param>
    /// <param name="compute">Cycles of computing all of them.</param>
    public static (long Cycles, long Memory) Of(in ProductRun run, long compute)
    {
        FoldSchedule schedule = new(run);
        long last = schedule.LastWrite;
        _ = schedule.MoveNext();
        long transfer = run.Spec.Dram.Cycles(checked((run.Fetched + run.OfmapWritten) * run.Times));
        return (Of(run.Spec, compute, schedule.Current.Fetch, last, transfer), transfer);
    }

    /// <summary>The same of a vector operation.</summary>
    public static (long Cycles, long Memory) Of(in VectorWork work, SystolicSpec spec)
    {
        VectorSchedule schedule = new(work, spec);
        long last = schedule.LastWrite;
        _ = schedule.MoveNext();
        long transfer = spec.Dram.Cycles(checked(work.Fetched + work.Written));
        return (Of(spec, work.Cycles, schedule.Current.Fetch, last, transfer), transfer);
    }

    private static long Of(SystolicSpec spec, long compute, long firstFetch, long lastWrite, long transfer) => spec.Scratchpads.DoubleBuffered
        ? Math.Max(checked(compute + spec.Dram.Cycles(firstFetch) + spec.Dram.Cycles(lastWrite)), transfer)
        : checked(compute + transfer);
}
