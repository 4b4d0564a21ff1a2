namespace HwSim.Accelerators.ScaleSim;

/// <summary>A line whose cycle a report asks for.</summary>
internal sealed class LineMark(long line)
{
    private long stallBefore;

    /// <summary>The line, counted without stalls.</summary>
    public long Line { get; } = line;

    /// <summary>Cycle at which the line is issued.</summary>
    public long Cycle => Line + stallBefore;

    /// <summary>Cycles from issue to service: hit latency and own stall.</summary>
    public long ServiceDelay { get; set; }

    /// <summary>Takes note of a stall of <paramref name="cycles"/> in line <paramref name="stalled"/>.</summary>
    public void Stall(long stalled, long cycles) => stallBefore += stalled < Line ? cycles : 0;
}
