namespace HwSim.Accelerators.Systolic;

/// <summary>
/// The layout with the least time at the analytic level among those that it was shown; of equally fast ones that with the least traffic,
/// then that with the least time if transfers had no beginning and no end, then the first.
/// </summary>
/// <param name="dram">Main memory.</param>
/// <param name="doubleBuffered">True where transfers run behind computing.</param>
internal struct FastestLayout(DramPort dram, bool doubleBuffered)
{
    private (long Cycles, long Bytes, long Floor) best = (long.MaxValue, long.MaxValue, long.MaxValue);

    /// <summary>Its cycles from start to end.</summary>
    public readonly long Cycles => best.Cycles;

    /// <summary>Cycles in which main memory transfers.</summary>
    public long Memory { get; private set; }

    /// <summary>Looks at a layout.</summary>
    /// <returns>True where it is the fastest so far.</returns>
    public bool Look(in Layout layout)
    {
        (long cycles, long memory) = AnalyticBound.Of(layout.Port, layout.Compute, dram, doubleBuffered);
        long floor = AnalyticBound.Floor(memory, layout.Compute, doubleBuffered);
        bool isBetter = cycles != best.Cycles ? cycles < best.Cycles : layout.Port.Bytes != best.Bytes ? layout.Port.Bytes < best.Bytes : floor < best.Floor;
        if (isBetter)
        {
            best = (cycles, layout.Port.Bytes, floor);
            Memory = memory;
        }

        return isBetter;
    }
}
