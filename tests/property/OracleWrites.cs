namespace HwSim.Tests.Properties;

/// <summary>The write scratchpad, word by word.</summary>
internal sealed class OracleWrites(int words, int bandwidth)
{
    private readonly List<int> lines = [];
    private int open;
    private int drained;
    private long free = words;
    private long drainEnd;

    public long Words { get; private set; }

    public long Start { get; private set; } = long.MaxValue;

    public long Stop { get; private set; } = long.MinValue;

    public long Serve(long cycle, int[] line)
    {
        long now = cycle;
        foreach (int _ in line.Where(word => word != -1))
        {
            free--;
            if (++open == bandwidth)
            {
                lines.Add(open);
                open = 0;
            }

            if (now < drainEnd)
            {
                now = free > 0 ? now : drainEnd;
            }
            else if (free < words / 2)
            {
                CloseLine();
                Drain(now);
            }
        }

        return now;
    }

    public void Flush(long cycle)
    {
        CloseLine();
        while (drained < lines.Count)
        {
            Drain(cycle);
            cycle = drainEnd + 1;
        }
    }

    private void CloseLine()
    {
        if (open > 0)
        {
            lines.Add(open);
            open = 0;
        }
    }

    private void Drain(long cycle)
    {
        int count = Math.Min(((words / 2) + bandwidth - 1) / bandwidth, lines.Count - drained);
        long moved = ((count - 1L) * bandwidth) + lines[drained + count - 1];
        Words += moved;
        free += moved;
        drained += count;
        drainEnd = cycle + count - 1;
        Start = Math.Min(Start, cycle);
        Stop = Math.Max(Stop, drainEnd);
    }
}
