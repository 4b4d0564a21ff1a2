namespace HwSim.Accelerators.Systolic.Event;

/// <summary>Cuts a vector operation into steps that each take half of the ifmap scratchpad.</summary>
public struct VectorSchedule : IStepSchedule
{
    private Apportion cycles;
    private Apportion fetched;
    private Apportion written;
    private long next;

    public VectorSchedule(in VectorWork work, long room)
    {
        Steps = Math.Max(1, ArrayProblem.CeilingDivide(work.OnChipRead, Math.Max(1, room)));
        cycles = new Apportion(work.Cycles, (ulong)Steps);
        fetched = new Apportion(work.Fetched, (ulong)Steps);
        written = new Apportion(work.Written, (ulong)Steps);
    }

    /// <summary>How many steps there are.</summary>
    public long Steps { get; }

    public Step Current { get; private set; }

    /// <summary>The bytes that the last step writes.</summary>
    public readonly long LastWrite => written.Last(1);

    public bool MoveNext()
    {
        if (next == Steps)
        {
            return false;
        }

        Current = new Step(cycles.Take(1), fetched.Take(1), written.Take(1), next);
        next++;
        return true;
    }
}
