namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// The half of a scratchpad that serves reads when the bandwidth is given: a window over the prefetch order, cut into
/// sets of a hundredth of the scratchpad. It never fetches on demand; it only slides on, cyclically.
/// </summary>
/// <remarks>Source: SCALE-Sim <c>memory/read_buffer.py</c>, <c>prepare_hashed_buffer</c>, <c>new_prefetch</c>.</remarks>
internal abstract class PrefetchWindow
{
    protected PrefetchWindow(long words, int scratchpadWords)
    {
        Words = words;
        WordsPerSet = (scratchpadWords + 99) / 100;
        Sets = (words / WordsPerSet) + 1;
        long setsPerHalf = ((scratchpadWords / 2) + WordsPerSet - 1) / WordsPerSet;
        WindowSets = Math.Min(Sets, setsPerHalf);
        SlideSets = Math.Min(Sets - WindowSets, setsPerHalf);
        Fetched = WordsBefore(WindowSets);
    }

    /// <summary>Whether the window holds the whole operand, so that no read ever misses.</summary>
    public bool HoldsAll => WindowSets == Sets;

    /// <summary>Words that have entered the window, the first fill counted.</summary>
    public long Fetched { get; private set; }

    /// <summary>Words of the prefetch order, padding left out.</summary>
    public long Words { get; }

    protected int WordsPerSet { get; }

    protected long Sets { get; }

    protected long WindowSets { get; }

    protected long SlideSets { get; }

    /// <summary>First set of the window.</summary>
    protected long Start { get; private set; }

    public static PrefetchWindow Of(OperandTraffic traffic, int scratchpadWords) =>
        traffic.Operand.IsPlain && traffic.Kind != TrafficKind.StreamedRowWise
            ? new PositionWindow(traffic, scratchpadWords)
            : new CountingWindow(traffic, scratchpadWords);

    /// <summary>Slides the window until it has held every word of the segment in turn; returns how often.</summary>
    public abstract int Serve(in DemandSegment segment);

    /// <summary>Slides the window on by as many sets as half a scratchpad holds.</summary>
    protected void Advance()
    {
        long end = (Start + WindowSets) % Sets;
        long newEnd = end + SlideSets;
        Fetched += newEnd <= Sets
            ? WordsBefore(newEnd) - WordsBefore(end)
            : Words - WordsBefore(end) + WordsBefore(newEnd - Sets);
        Start = (Start + SlideSets) % Sets;
    }

    private long WordsBefore(long set) => Math.Min(Words, set * WordsPerSet);
}
