namespace HwSim.Tests.Properties;

/// <summary>The sliding prefetch window, as sets of addresses.</summary>
internal sealed class OracleWindow : OracleReads
{
    private readonly List<HashSet<int>> sets = [[]];
    private readonly int windowSets;
    private readonly int slideSets;
    private readonly long slideLines;
    private readonly int bandwidth;
    private int start;

    public OracleWindow(int words, int bandwidth, int[] prefetch)
    {
        this.bandwidth = bandwidth;
        int perSet = (words + 99) / 100;
        int inSet = 0;
        foreach (int word in prefetch.Where(word => word != -1))
        {
            sets[^1].Add(word);
            if (++inSet == perSet)
            {
                sets.Add([]);
                inSet = 0;
            }
        }

        int half = words / 2;
        int perHalf = (half + perSet - 1) / perSet;
        windowSets = Math.Min(sets.Count, perHalf);
        slideSets = Math.Min(sets.Count - windowSets, perHalf);
        slideLines = (half + bandwidth - 1) / bandwidth;
        long firstFill = Math.Min(slideLines, (prefetch.Length + bandwidth - 1) / bandwidth);
        Words = firstFill * bandwidth;
        Start = -firstFill;
        Stop = -1;
    }

    public override long Serve(long cycle, int[] line)
    {
        long delay = 1;
        foreach (int word in line.Where(word => word != -1))
        {
            while (!Enumerable.Range(start, windowSets).Any(set => sets[set % sets.Count].Contains(word)))
            {
                start = (start + slideSets) % sets.Count;
                Words += slideLines * bandwidth;
                Stop += slideLines + 1;
                long wait = Stop - (cycle + delay);
                delay += wait;
                delay += Math.Max(0, wait);
            }
        }

        return cycle + delay;
    }
}
