namespace HwSim.Tests.Properties;

/// <summary>The estimate of DRAM reads, set by set.</summary>
internal sealed class OracleTracker(int words) : OracleReads
{
    private readonly int perSet = words / 100;
    private readonly HashSet<int> held = [];
    private long firstRequest = -1;
    private long windowStart;
    private long windowEnd;
    private bool filled;

    public override long Serve(long cycle, int[] line)
    {
        foreach (int word in line)
        {
            if (word == -1)
            {
                continue;
            }

            firstRequest = firstRequest < 0 ? cycle : firstRequest;
            if (held.Add(word) && held.Count == 50 * perSet)
            {
                Fetch(firstRequest - 2, held.Count);
                windowStart = windowEnd + 1;
                windowEnd = cycle;
                held.Clear();
            }
        }

        return cycle + 1;
    }

    public override void Complete() => Fetch(-2, (held.Count + perSet - 1) / perSet * perSet, held.Count);

    private void Fetch(long firstEnd, int assumed, int? actual = null)
    {
        Words += actual ?? assumed;
        if (!filled)
        {
            windowEnd = firstEnd;
            windowStart = windowEnd - ((assumed + 9) / 10) + 1;
            Start = windowStart + 1;
            filled = true;
        }

        Stop = windowEnd + 1;
    }
}
