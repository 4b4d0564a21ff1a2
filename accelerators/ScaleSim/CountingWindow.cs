namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// A prefetch window over an operand in which words repeat or are absent: it counts how often each word is inside.
/// </summary>
internal sealed class CountingWindow : PrefetchWindow
{
    /// <summary>Count of a word that is not there and therefore never misses.</summary>
    private const ushort Absent = ushort.MaxValue;

    private readonly ushort[] inWindow;
    private readonly int[] along;
    private readonly int[] across;
    private readonly int step;
    private readonly Cursor? entering;
    private readonly Cursor? leaving;

    public CountingWindow(OperandTraffic traffic, int scratchpadWords)
        : base(PresentWords(traffic), scratchpadWords)
    {
        along = traffic.Along;
        across = traffic.Across;
        step = traffic.DemandStep;
        inWindow = HoldsAll ? [] : new ushort[traffic.Operand.Identities];
        if (HoldsAll)
        {
            return;
        }

        bool[] absent = traffic.Operand.Absent ?? [];
        for (int word = 0; word < absent.Length; word++)
        {
            inWindow[word] = absent[word] ? Absent : (ushort)0;
        }

        entering = new Cursor(this, traffic.Prefetch());
        leaving = new Cursor(this, traffic.Prefetch());
        entering.Pass(WindowSets, +1);
    }

    public override int Serve(in DemandSegment segment)
    {
        int slides = 0;
        ReadOnlySpan<int> lanes = across.AsSpan(segment.B, segment.Count);
        int a = segment.A;
        unchecked
        {
            for (int n = 0; n < lanes.Length; n++, a -= step)
            {
                int word = along[a] + lanes[n];
                while (inWindow[word] == 0)
                {
                    leaving!.Pass(SlideSets, -1);
                    entering!.Pass(SlideSets, +1);
                    Advance();
                    slides++;
                }
            }
        }

        return slides;
    }

    private static long PresentWords(OperandTraffic traffic)
    {
        long elements = (long)traffic.Along.Length * traffic.Across.Length;
        if (traffic.Operand.Absent is not { } absent)
        {
            return elements;
        }

        SegmentWalk walk = traffic.Prefetch();
        long missing = 0;
        DemandSegment segment = default;
        while (walk.Next(ref segment))
        {
            for (int n = 0; n < segment.Count; n++)
            {
                missing += absent[walk.Along[segment.A - (walk.Step * n)] + walk.Across[segment.B + n]] ? 1 : 0;
            }
        }

        return elements - missing;
    }

    /// <summary>An end of the window, moving through the prefetch order.</summary>
    private sealed class Cursor(CountingWindow window, SegmentWalk walk)
    {
        private DemandSegment segment;
        private int taken;
        private long set;

        /// <summary>Passes <paramref name="count"/> sets, adding <paramref name="sign"/> to the count of each word.</summary>
        public void Pass(long count, int sign)
        {
            while (count > 0)
            {
                long run = Math.Min(count, window.Sets - set);
                bool toEnd = set + run == window.Sets;
                PassWords(toEnd ? window.Words - (set * window.WordsPerSet) : run * window.WordsPerSet, sign);
                count -= run;
                set += run;
                if (toEnd)
                {
                    walk.Rewind();
                    segment = default;
                    taken = 0;
                    set = 0;
                }
            }
        }

        private void PassWords(long words, int sign)
        {
            int[] along = walk.Along;
            int[] across = walk.Across;
            ushort[] inWindow = window.inWindow;
            int step = walk.Step;
            while (words > 0)
            {
                if (taken == segment.Count)
                {
                    walk.Next(ref segment);
                    taken = 0;
                }

                unchecked
                {
                    int a = segment.A - (step * taken);
                    for (; taken < segment.Count && words > 0; taken++, a -= step)
                    {
                        ref ushort count = ref inWindow[along[a] + across[segment.B + taken]];
                        if (count != Absent)
                        {
                            count = (ushort)(count + sign);
                            words--;
                        }
                    }
                }
            }
        }
    }
}
