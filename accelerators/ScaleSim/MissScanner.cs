namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// Finds the lines of an operand's demand that miss the prefetch window, and how often the window slides for each. This
/// depends on the order of the reads only, not on their timing.
/// </summary>
internal sealed class MissScanner
{
    private readonly PrefetchWindow window;
    private readonly DemandWalk walk;
    private DemandSegment segment;
    private bool pending;

    public MissScanner(OperandTraffic traffic, PrefetchWindow window)
    {
        this.window = window;
        walk = traffic.Demand();
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

            int slides = window.Serve(segment);
            if (slides > 0)
            {
                Line = segment.Line;
                Slides += slides;
            }
        }
    }
}
