namespace HwSim.Accelerators.Systolic;

/// <summary>The layout with the least time at the analytic level among those that it was shown; of equally fast ones that with the least traffic, then the least lower bound, then the first.</summary>
/// <param name="dram">Main memory.</param>
/// <param name="doubleBuffered">True where transfers run behind computing.</param>
internal struct FastestLayout(DramPort dram, bool doubleBuffered)
{
    private long bytes;
    private long floor;

    /// <summary>Which one it is, counted from 0; -1 before the first.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>Its cycles from start to end.</summary>
    public long Cycles { get; private set; }

    /// <summary>Cycles in which main memory transfers.</summary>
    public long Memory { get; private set; }

    /// <summary>Looks at a layout.</summary>
    public void Look(in Layout layout, int index)
    {
        (long cycles, long memory) = AnalyticBound.Of(layout.Port, layout.Compute, dram, doubleBuffered);
        long least = doubleBuffered ? Math.Max(layout.Compute, memory) : layout.Compute + memory;
        if (Index < 0 || cycles < Cycles || (cycles == Cycles && (layout.Port.Bytes < bytes || (layout.Port.Bytes == bytes && least < floor))))
        {
            (Index, Cycles, Memory, bytes, floor) = (index, cycles, memory, layout.Port.Bytes, least);
        }
    }
}
