namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// The half of a scratchpad that serves reads when the bandwidth is given: a window over the prefetch order, cut into
/// sets of a hundredth of the scratchpad. It never fetches on demand; it only slides on, cyclically.
/// </summary>
/// <remarks>Source: SCALE-Sim <c>memory/read_buffer.py</c>, <c>prepare_hashed_buffer</c>, <c>new_prefetch</c>.</remarks>
internal sealed class PrefetchWindow
{
    /// <summary>Count of a word that is not there and therefore never misses.</summary>
    private const ushort Absent = ushort.MaxValue;

    private readonly Cursor entering;
    private readonly Cursor leaving;
    private readonly int slideSets;

    public PrefetchWindow(OperandTraffic traffic, int scratchpadWords)
    {
        int wordsPerSet = (scratchpadWords + 99) / 100;
        (SegmentWalk walk, Cells) = traffic.Prefetch();
        long words = PresentWords(walk, traffic.Operand);
        long sets = (words / wordsPerSet) + 1;
        int half = scratchpadWords / 2;
        int setsPerHalf = (half + wordsPerSet - 1) / wordsPerSet;
        int windowSets = (int)Math.Min(sets, setsPerHalf);
        slideSets = (int)Math.Min(sets - windowSets, setsPerHalf);
        HoldsAll = windowSets == sets;
        InWindow = HoldsAll ? [] : new ushort[traffic.Operand.Identities];
        if (!HoldsAll)
        {
            MarkAbsent(traffic.Operand.Absent);
            entering = new Cursor(walk, InWindow, words, wordsPerSet, sets);
            leaving = new Cursor(traffic.Prefetch().Walk, InWindow, words, wordsPerSet, sets);
            Fetched = entering.Advance(windowSets, +1);
        }
        else
        {
            entering = leaving = new Cursor(walk, InWindow, words, wordsPerSet, sets);
            Fetched = words;
        }
    }

    /// <summary>Cells of the prefetch order, padding counted.</summary>
    public long Cells { get; }

    /// <summary>Whether the window holds the whole operand, so that no read ever misses.</summary>
    public bool HoldsAll { get; }

    /// <summary>How often each word is in the window; never zero for a word that is not there.</summary>
    public ushort[] InWindow { get; }

    /// <summary>Words that have entered the window, the first fill counted.</summary>
    public long Fetched { get; private set; }

    /// <summary>Slides the window on by as many sets as half a scratchpad holds.</summary>
    public void Slide()
    {
        leaving.Advance(slideSets, -1);
        Fetched += entering.Advance(slideSets, +1);
    }

    private static long PresentWords(SegmentWalk walk, Operand operand)
    {
        if (operand.Absent is not { } absent)
        {
            return (long)operand.Outer.Length * operand.Depth.Length;
        }

        long words = 0;
        DemandSegment segment = default;
        while (walk.Next(ref segment))
        {
            for (int n = 0; n < segment.Count; n++)
            {
                words += absent[walk.Along[segment.A - (walk.Step * n)] + walk.Across[segment.B + n]] ? 0 : 1;
            }
        }

        walk.Rewind();
        return words;
    }

    private void MarkAbsent(bool[]? absent)
    {
        for (int word = 0; word < (absent?.Length ?? 0); word++)
        {
            InWindow[word] = absent![word] ? Absent : (ushort)0;
        }
    }

    /// <summary>An end of the window, moving through the prefetch order.</summary>
    private sealed class Cursor(SegmentWalk walk, ushort[] inWindow, long words, int wordsPerSet, long sets)
    {
        private DemandSegment segment;
        private int taken;
        private long set;

        /// <summary>Passes <paramref name="count"/> sets, adding <paramref name="sign"/> to each word; returns the words passed.</summary>
        public long Advance(int count, int sign)
        {
            long passed = 0;
            while (count > 0)
            {
                int run = (int)Math.Min(count, sets - set);
                bool toEnd = set + run == sets;
                long present = toEnd ? words - (set * wordsPerSet) : (long)run * wordsPerSet;
                Pass(present, sign);
                passed += present;
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

            return passed;
        }

        private void Pass(long present, int sign)
        {
            int[] along = walk.Along;
            int[] across = walk.Across;
            int step = walk.Step;
            while (present > 0)
            {
                if (taken == segment.Count)
                {
                    walk.Next(ref segment);
                    taken = 0;
                }

                unchecked
                {
                    int a = segment.A - (step * taken);
                    for (; taken < segment.Count && present > 0; taken++, a -= step)
                    {
                        ref ushort count = ref inWindow[along[a] + across[segment.B + taken]];
                        if (count != Absent)
                        {
                            count = (ushort)(count + sign);
                            present--;
                        }
                    }
                }
            }
        }
    }
}
