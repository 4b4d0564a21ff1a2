namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// The ofmap scratchpad: writes collect in lines as wide as the DRAM port; when less than half of the scratchpad is
/// free, half of it drains, a line per cycle. Writes stall when no word is free.
/// </summary>
/// <remarks>
/// Source: SCALE-Sim <c>memory/write_buffer.py</c>. A drain closes the open line, whose unused words count as written
/// unless the line happens to be the last of its drain.
/// </remarks>
internal sealed class OfmapBuffer(int scratchpadWords, int bandwidth, bool countPadding)
{
    private readonly long half = scratchpadWords / 2;
    private readonly long linesPerDrain = ((scratchpadWords / 2) + (long)bandwidth - 1) / bandwidth;
    private readonly Queue<(long Line, int Words)> partialLines = [];
    private long free = scratchpadWords;
    private int openWords;
    private long closedLines;
    private long drainedLines;
    private long drainEnd;

    /// <summary>Words written to DRAM so far.</summary>
    public long DramWrites { get; private set; }

    /// <summary>First cycle with a DRAM write.</summary>
    public long DramStart { get; private set; } = long.MaxValue;

    /// <summary>Last cycle with a DRAM write.</summary>
    public long DramStop { get; private set; } = long.MinValue;

    /// <summary>
    /// Takes lines of <paramref name="words"/> writes each, one per cycle from <paramref name="cycle"/> on, up to
    /// <paramref name="lines"/> of them, or up to the first that stalls.
    /// </summary>
    /// <returns>Lines taken, and by how many cycles the last of them stalled.</returns>
    public (long Taken, long Stall) WriteLines(int words, long lines, long cycle)
    {
        long taken = 0;
        while (taken < lines)
        {
            long now = cycle + taken;
            long unevent = now < drainEnd
                ? Math.Min(drainEnd - now, Math.Max(0, free - 1) / words)
                : Math.Max(0, free - half) / words;
            unevent = Math.Min(unevent, lines - taken);
            if (unevent > 0)
            {
                Store(unevent * words);
                taken += unevent;
                continue;
            }

            long stall = WriteLine(words, now);
            taken++;
            if (stall > 0)
            {
                return (taken, stall);
            }
        }

        return (taken, 0);
    }

    /// <summary>Takes one line of <paramref name="words"/> writes at <paramref name="cycle"/>; returns its stall.</summary>
    public long WriteLine(int words, long cycle)
    {
        long now = cycle;
        long left = words;
        while (left > 0)
        {
            if (now < drainEnd)
            {
                // The write that takes the last free word waits for the end of the drain.
                long untilFull = Math.Max(1, free);
                if (untilFull > left)
                {
                    Store(left);
                    break;
                }

                Store(untilFull);
                left -= untilFull;
                now = drainEnd;
            }
            else
            {
                long untilDrain = Math.Max(1, free - half + 1);
                if (untilDrain > left)
                {
                    Store(left);
                    break;
                }

                Store(untilDrain);
                left -= untilDrain;
                CloseLine();
                Drain(now);
            }
        }

        return now - cycle;
    }

    /// <summary>Drains all that is left, from <paramref name="cycle"/> on.</summary>
    public void Flush(long cycle)
    {
        CloseLine();
        while (drainedLines < closedLines)
        {
            Drain(cycle);
            cycle = drainEnd + 1;
        }
    }

    private void Store(long words)
    {
        free -= words;
        long filled = openWords + words;
        closedLines += filled / bandwidth;
        openWords = (int)(filled % bandwidth);
    }

    private void CloseLine()
    {
        if (openWords > 0)
        {
            partialLines.Enqueue((closedLines, openWords));
            closedLines++;
            openWords = 0;
        }
    }

    private void Drain(long start)
    {
        long lines = Math.Min(linesPerDrain, closedLines - drainedLines);
        long last = drainedLines + lines - 1;
        long words = lines * bandwidth;
        while (partialLines.TryPeek(out (long Line, int Words) partial) && partial.Line <= last)
        {
            partialLines.Dequeue();
            if (partial.Line == last || !countPadding)
            {
                words -= bandwidth - partial.Words;
            }
        }

        DramWrites += words;
        free += words;
        drainedLines += lines;
        drainEnd = start + lines - 1;
        DramStart = Math.Min(DramStart, start);
        DramStop = Math.Max(DramStop, drainEnd);
    }
}
