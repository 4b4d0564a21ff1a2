namespace HwSim.Accelerators.ScaleSim;

/// <summary>DRAM reads of one operand when the bandwidth is given: the timing of the slides of its window.</summary>
/// <remarks>
/// Source: SCALE-Sim <c>memory/read_buffer.py</c>, <c>service_reads</c>, <c>prefetch_active_buffer</c>,
/// <c>new_prefetch</c>. The first fill ends in cycle -1. Each slide takes half a scratchpad's lines and one cycle of
/// latency after the previous slide, even where that lies in the past.
/// </remarks>
internal sealed class ReadPort
{
    /// <summary>Cycles from issue to service of a read that hits.</summary>
    public const int HitLatency = 1;

    private readonly PrefetchWindow window;
    private readonly MissScanner misses;
    private readonly bool chargeTwice;
    private readonly bool countPadding;
    private readonly int bandwidth;
    private readonly long half;
    private readonly long firstFillLines;
    private readonly long slideLines;
    private long slides;
    private long lastPrefetch = -1;

    public ReadPort(OperandTraffic traffic, int scratchpadWords, int bandwidth, Defects defects)
    {
        this.bandwidth = bandwidth;
        chargeTwice = defects.HasFlag(Defects.DoubleChargedStall);
        countPadding = defects.HasFlag(Defects.PaddedDramReads);
        window = PrefetchWindow.Of(traffic, scratchpadWords);
        misses = new MissScanner(traffic, window);
        half = scratchpadWords / 2;
        slideLines = (half + bandwidth - 1) / bandwidth;
        firstFillLines = Math.Min(slideLines, (traffic.PrefetchCells + bandwidth - 1) / bandwidth);
    }

    /// <summary>The next line that misses.</summary>
    public long NextMiss => misses.Line;

    public long DramReads => countPadding
        ? (firstFillLines + (slides * slideLines)) * bandwidth
        : Math.Min(window.Fetched, Math.Min(half, window.Words) + (slides * half));

    public long DramStart => -firstFillLines;

    public long DramStop => lastPrefetch;

    /// <summary>Serves the line <see cref="NextMiss"/>, issued at <paramref name="cycle"/>; returns its delay.</summary>
    public long Serve(long cycle)
    {
        long delay = HitLatency;
        for (int slide = 0; slide < misses.Slides; slide++)
        {
            lastPrefetch += slideLines + 1;
            long wait = lastPrefetch - (cycle + delay);
            if (chargeTwice)
            {
                delay += wait > 0 ? 2 * wait : wait;
            }
            else
            {
                delay += Math.Max(0, wait);
            }
        }

        slides += misses.Slides;
        misses.MoveNext();
        return delay;
    }
}
