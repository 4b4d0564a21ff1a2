namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// Finds the lines of an operand's demand that miss the prefetch window, and how often the window slides for each. This
/// depends on the order of the reads only, not on their timing.
/// </summary>
internal sealed class MissScanner
{
    private readonly PrefetchWindow window;
    private readonly DemandWalk walk;
    private readonly int[] along;
    private readonly int[] across;
    private readonly int step;
    private DemandSegment segment;
    private bool pending;

    public MissScanner(OperandTraffic traffic, PrefetchWindow window)
    {
        this.window = window;
        walk = traffic.Demand();
        along = walk.Along;
        across = walk.Across;
        step = walk.Step;
        MoveNext();
    }

    /// <summary>The line that misses next; <see cref="long.MaxValue"/> when no further line does.</summary>
    public long Line { get; private set; }

    /// <summary>How often the window slides in that line.</summary>
    public int Slides { get; private set; }

    /// <summary>Finds the next line that misses.</summary>
    public void MoveNext()
    {
        Line = long.MaxValue;
        Slides = 0;
        if (window.HoldsAll)
        {
            return;
        }

        while (pending || walk.Next(ref segment))
        {
            pending = Slides > 0 && segment.Line != Line;
            if (pending)
            {
                return;
            }

            int slides = Scan();
            if (slides > 0)
            {
                Line = segment.Line;
                Slides += slides;
            }
        }
    }

    private int Scan()
    {
        int slides = 0;
        ushort[] inWindow = window.InWindow;
        ReadOnlySpan<int> lanes = across.AsSpan(segment.B, segment.Count);
        int a = segment.A;
        unchecked
        {
            for (int n = 0; n < lanes.Length; n++, a -= step)
            {
                int word = along[a] + lanes[n];
                while (inWindow[word] == 0)
                {
                    window.Slide();
                    slides++;
                }
            }
        }

        return slides;
    }
}
