using HwSim.Accelerators.Systolic.Event;

namespace HwSim.Accelerators.Systolic;

/// <summary>What an operation moves over the port of main memory.</summary>
/// <param name="Bytes">All of it.</param>
/// <param name="First">What its first step waits for.</param>
/// <param name="Last">What its last step writes.</param>
internal readonly record struct PortWork(long Bytes, long First, long Last)
{
    /// <summary>Of all products of an operation.</summary>
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public static PortWork Of(in ProductRun run)
    {
        FoldSchedule schedule = new(run);
        long last = schedule.LastWrite;
        _ = schedule.MoveNext();
        return new PortWork(checked((run.Fetched + run.OfmapWritten) * run.Times), schedule.Current.Fetch, last);
    }

    /// <summary>Of a vector operation that has so many bytes of a scratchpad for each step.</summary>
    public static PortWork Of(in VectorWork work, long room)
    {
        VectorSchedule schedule = new(work, room);
        long last = schedule.LastWrite;
        _ = schedule.MoveNext();
        return new PortWork(checked(work.Fetched + work.Written), schedule.Current.Fetch, last);
    }
}
