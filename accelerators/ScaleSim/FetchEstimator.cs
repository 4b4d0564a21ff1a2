namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// SCALE-Sim's estimate of DRAM reads: a tracker collects distinct words until it holds half a scratchpad, then forgets
/// all of them; every word that it does not hold is a DRAM read.
/// </summary>
/// <remarks>
/// Source: SCALE-Sim <c>memory/read_buffer_estimate_bw.py</c>. Where every element of an operand is a word of its own
/// the count and the line of the last fill follow in closed form; otherwise the demand is replayed.
/// </remarks>
internal static class FetchEstimator
{
    public static EstimatedFetch Of(OperandTraffic traffic, int scratchpadWords)
    {
        long capacity = EstimatedFetch.Capacity(scratchpadWords);
        if (traffic.Operand.Footprint is { } footprint && footprint < capacity)
        {
            return new EstimatedFetch(footprint, -1, TwiceInOneLine: false);
        }

        FoldGrid grid = traffic.Grid;

        // A line as wide as the tracker can fill it twice in one cycle, which only the replay sees.
        bool narrow = Math.Max(grid.ArrayRows, grid.ArrayColumns) < capacity;
        if (!traffic.Operand.IsPlain || !narrow)
        {
            return Replay(traffic, capacity);
        }

        return traffic.Kind switch
        {
            TrafficKind.Stationary => Stationary(traffic, capacity),
            TrafficKind.StreamedOverRows => StreamedOverRows(traffic, capacity),
            TrafficKind.StreamedOverColumns => StreamedOverColumns(traffic, capacity),
            _ => Replay(traffic, capacity),
        };
    }

    /// <summary>Every word is asked for exactly once.</summary>
    private static EstimatedFetch Stationary(OperandTraffic traffic, long capacity)
    {
        FoldGrid grid = traffic.Grid;
        long words = (long)grid.SpatialRows * grid.SpatialColumns;
        long last = LastMultiple(words, capacity) - 1;
        if (last < 0)
        {
            return new EstimatedFetch(words, -1, TwiceInOneLine: false);
        }

        (long columnFold, long inColumn) = Math.DivRem(last, (long)grid.SpatialRows * grid.ArrayColumns);
        int width = grid.ColumnsUsed((int)columnFold);
        (long rowFold, long inFold) = Math.DivRem(inColumn, (long)grid.ArrayRows * width);
        long line = grid.ArrayRows - grid.RowsUsed((int)rowFold) + (inFold / width);
        return new EstimatedFetch(
            words,
            (((columnFold * grid.RowFolds) + rowFold) * grid.LinesPerFold) + line,
            TwiceInOneLine: false);
    }

    /// <summary>
    /// Every column fold asks for all words once, in the same order. With fewer words than the tracker holds, only the
    /// first pass fetches. Otherwise every access does: between two accesses to a word all others come by, and those of
    /// them that the tracker did not hold fill it, so that the word is forgotten in time.
    /// </summary>
    private static EstimatedFetch StreamedOverRows(OperandTraffic traffic, long capacity)
    {
        FoldGrid grid = traffic.Grid;
        long footprint = (long)traffic.Along.Length * traffic.Across.Length;
        if (footprint < capacity)
        {
            return new EstimatedFetch(footprint, -1, TwiceInOneLine: false);
        }

        long reads = footprint * grid.ColumnFolds;
        (long pass, long inPass) = Math.DivRem(LastMultiple(reads, capacity) - 1, footprint);
        (long rowFold, long inFold) = Math.DivRem(inPass, (long)traffic.Along.Length * grid.ArrayRows);
        long line = grid.LoadLines
            + Parallelogram.LineOf(inFold, traffic.Along.Length, grid.RowsUsed((int)rowFold));
        return new EstimatedFetch(
            reads,
            (((pass * grid.RowFolds) + rowFold) * grid.LinesPerFold) + line,
            TwiceInOneLine: false);
    }

    /// <summary>
    /// Each column fold asks for its own words once per row fold. A block of words that fits is fetched once, and once
    /// more what the tracker forgot when it filled up during the first pass; a block that does not fit is fetched anew
    /// in every pass.
    /// </summary>
    private static EstimatedFetch StreamedOverColumns(OperandTraffic traffic, long capacity)
    {
        FoldGrid grid = traffic.Grid;
        int time = traffic.Along.Length;
        long reads = 0;
        long held = 0;
        long lastFull = -1;
        for (int columnFold = 0; columnFold < grid.ColumnFolds; columnFold++)
        {
            int width = grid.ColumnsUsed(columnFold);
            long block = (long)time * width;
            long misses = block * grid.RowFolds;
            if (block < capacity)
            {
                long forgotten = held + block >= capacity ? capacity - held : 0;
                misses = grid.RowFolds > 1 ? block + forgotten : block;
            }

            long full = LastMultiple(held + misses, capacity) - held - 1;
            if (full >= 0)
            {
                (long rowFold, long inFold) = Math.DivRem(full, block);
                lastFull = ((((long)columnFold * grid.RowFolds) + rowFold) * grid.LinesPerFold)
                    + grid.LoadLines
                    + Parallelogram.LineOf(inFold, time, width);
            }

            reads += misses;
            held = (held + misses) % capacity;
        }

        return new EstimatedFetch(reads, lastFull, TwiceInOneLine: false);
    }

    /// <summary>Replays the demand against the tracker. Ends early once a pass over all words found or left all of them held.</summary>
    private static EstimatedFetch Replay(OperandTraffic traffic, long capacity)
    {
        DemandWalk walk = traffic.Demand();
        int[] along = walk.Along;
        int[] across = walk.Across;
        int step = walk.Step;
        int[] heldSince = new int[traffic.Operand.Identities];
        if (traffic.Operand.Absent is { } absent)
        {
            for (int word = 0; word < absent.Length; word++)
            {
                heldSince[word] = absent[word] ? int.MaxValue : 0;
            }
        }

        int generation = 1;
        long held = 0;
        long reads = 0;
        long lastFull = -1;
        bool twice = false;
        bool repeatsPasses = traffic.Kind is TrafficKind.StreamedOverRows or TrafficKind.StreamedRowWise;
        long passLines = traffic.Grid.RowFolds * traffic.Grid.LinesPerFold;
        long passEnd = passLines;
        long readsBeforePass = 0;
        DemandSegment segment = default;
        while (walk.Next(ref segment))
        {
            if (repeatsPasses && segment.Line >= passEnd)
            {
                if (generation == 1 || reads == readsBeforePass)
                {
                    break;
                }

                readsBeforePass = reads;
                passEnd += passLines;
            }

            unchecked
            {
                int a = segment.A;
                ReadOnlySpan<int> lanes = across.AsSpan(segment.B, segment.Count);
                for (int n = 0; n < lanes.Length; n++, a -= step)
                {
                    ref int since = ref heldSince[along[a] + lanes[n]];
                    if (since >= generation)
                    {
                        continue;
                    }

                    since = generation;
                    reads++;
                    if (++held == capacity)
                    {
                        twice |= segment.Line == lastFull;
                        lastFull = segment.Line;
                        held = 0;
                        generation++;
                    }
                }
            }
        }

        return new EstimatedFetch(reads, lastFull, twice);
    }

    private static long LastMultiple(long count, long capacity) => count / capacity * capacity;
}
