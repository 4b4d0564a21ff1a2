namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// The three scratchpads of a layer together. Only lines at which something happens are looked at: a read that misses,
/// an ofmap drain, a full ofmap scratchpad.
/// </summary>
/// <remarks>Source: SCALE-Sim <c>memory/double_buffered_scratchpad_mem.py</c>, <c>service_memory_requests</c>.</remarks>
internal sealed class MemorySimulation
{
    private readonly FoldGrid grid;
    private readonly OperandTraffic ifmap;
    private readonly OperandTraffic filter;
    private readonly ScaleSimConfig config;
    private readonly OfmapDemand writes;
    private readonly OfmapBuffer ofmapBuffer;
    private readonly LineMark ifmapFirst;
    private readonly LineMark ifmapLast;
    private readonly LineMark filterFirst;
    private readonly LineMark filterLast;
    private readonly LineMark ofmapFirst;
    private readonly LineMark ofmapLast;
    private readonly LineMark end;
    private readonly List<LineMark> marks;
    private ReadPort? ifmapPort;
    private ReadPort? filterPort;
    private long stalls;

    private MemorySimulation(OperandTraffic ifmap, OperandTraffic filter, ScaleSimConfig config, Defects defects)
    {
        grid = ifmap.Grid;
        this.ifmap = ifmap;
        this.filter = filter;
        this.config = config;
        writes = new OfmapDemand(grid);
        ofmapBuffer = new OfmapBuffer(
            config.OfmapSramKb * 1024,
            config.Mode == BandwidthMode.User ? config.OfmapBandwidth : config.ArrayColumns,
            defects.HasFlag(Defects.PaddedDramWrites));
        ifmapFirst = Mark(ifmap.Demand().FirstLine(ifmap.Operand.Absent), ReadPort.HitLatency);
        ifmapLast = Mark(ifmap.Demand().LastLine(ifmap.Operand.Absent), ReadPort.HitLatency);
        filterFirst = Mark(filter.Demand().FirstLine(filter.Operand.Absent), ReadPort.HitLatency);
        filterLast = Mark(filter.Demand().LastLine(filter.Operand.Absent), ReadPort.HitLatency);
        ofmapFirst = Mark(writes.FirstLine, 0);
        ofmapLast = Mark(writes.LastLine, 0);
        end = Mark(grid.Lines - 1, 0);
        marks = [ifmapFirst, ifmapLast, filterFirst, filterLast, ofmapFirst, ofmapLast, end];
    }

    /// <summary>Runs the memory model of a layer; null where SCALE-Sim would divide by zero cycles.</summary>
    public static MemoryFigures? Run(OperandTraffic ifmap, OperandTraffic filter, ScaleSimConfig config, Defects defects) =>
        config.Mode == BandwidthMode.User
            ? new MemorySimulation(ifmap, filter, config, defects).RunWithBandwidth(defects)
            : new MemorySimulation(ifmap, filter, config, defects).RunEstimate();

    private static LineMark Mark(long line, long delay) => new(line) { ServiceDelay = delay };

    private MemoryFigures RunWithBandwidth(Defects defects)
    {
        ifmapPort = new ReadPort(ifmap, config.IfmapSramKb * 1024, config.IfmapBandwidth, defects);
        filterPort = new ReadPort(filter, config.FilterSramKb * 1024, config.FilterBandwidth, defects);
        ServeAllLines();
        return Figures(
            new(Served(ifmapFirst), Served(ifmapLast), ifmapPort.DramStart, ifmapPort.DramStop, Reads(ifmapPort, ifmap, config.IfmapSramKb)),
            new(Served(filterFirst), Served(filterLast), filterPort.DramStart, filterPort.DramStop, Reads(filterPort, filter, config.FilterSramKb)));

        long Reads(ReadPort port, OperandTraffic traffic, int scratchpadKb) => defects.HasFlag(Defects.CyclicPrefetch)
            ? port.DramReads
            : FetchEstimator.Of(traffic, scratchpadKb * 1024).Reads;
    }

    private MemoryFigures? RunEstimate()
    {
        EstimatedFetch ifmapFetch = FetchEstimator.Of(ifmap, config.IfmapSramKb * 1024);
        EstimatedFetch filterFetch = FetchEstimator.Of(filter, config.FilterSramKb * 1024);
        if (ifmapFetch.TwiceInOneLine || filterFetch.TwiceInOneLine)
        {
            return null;
        }

        LineMark ifmapFull = Mark(ifmapFetch.LastFullLine, 0);
        LineMark filterFull = Mark(filterFetch.LastFullLine, 0);
        marks.AddRange([ifmapFull, filterFull]);
        ServeAllLines();
        return Figures(
            Estimated(ifmapFetch, ifmapFull, ifmapFirst, ifmapLast, config.IfmapSramKb * 1024),
            Estimated(filterFetch, filterFull, filterFirst, filterLast, config.FilterSramKb * 1024));
    }

    private static OperandActivity Estimated(
        EstimatedFetch fetch,
        LineMark full,
        LineMark first,
        LineMark last,
        int scratchpadWords)
    {
        // The first fill is assumed to take ten words per cycle and to end just before the first read, or, if the
        // tracker never was full, just before cycle 0.
        const int assumedBandwidth = 10;
        int wordsPerSet = EstimatedFetch.WordsPerSet(scratchpadWords);
        long capacity = EstimatedFetch.Capacity(scratchpadWords);
        bool neverFull = fetch.LastFullLine < 0;
        long firstFill = neverFull ? (fetch.Reads + wordsPerSet - 1) / wordsPerSet * wordsPerSet : capacity;
        long fillCycles = (firstFill + assumedBandwidth - 1) / assumedBandwidth;
        long dramStart = neverFull ? -fillCycles : first.Cycle - fillCycles;
        long dramStop = neverFull ? -1 : full.Cycle + 1;
        return new OperandActivity(Served(first), Served(last), dramStart, dramStop, fetch.Reads);
    }

    private static long Served(LineMark mark) => mark.Cycle + mark.ServiceDelay;

    private MemoryFigures Figures(OperandActivity ifmapActivity, OperandActivity filterActivity)
    {
        long last = Served(end);
        ofmapBuffer.Flush(last);
        return new MemoryFigures(
            last,
            stalls,
            ifmapActivity,
            filterActivity,
            new OperandActivity(
                Served(ofmapFirst),
                Served(ofmapLast),
                ofmapBuffer.DramStart,
                ofmapBuffer.DramStop,
                ofmapBuffer.DramWrites));
    }

    private void ServeAllLines()
    {
        while (writes.Next(out WriteRun run))
        {
            ServeReadsBefore(run.Line);
            long line = run.Line;
            long runEnd = run.Line + run.Lines;
            while (line < runEnd)
            {
                long miss = NextMiss;
                if (miss > line)
                {
                    long lines = Math.Min(runEnd, miss) - line;
                    (long taken, long stall) = ofmapBuffer.WriteLines(run.Words, lines, line + stalls);
                    line += taken;
                    Stall(line - 1, stall, stall);
                }
                else
                {
                    long reads = ServeReads(line);
                    long written = ofmapBuffer.WriteLine(run.Words, line + stalls);
                    Stall(line, Math.Max(reads, written), written);
                    line++;
                }
            }
        }

        ServeReadsBefore(long.MaxValue);
    }

    private long NextMiss => Math.Min(ifmapPort?.NextMiss ?? long.MaxValue, filterPort?.NextMiss ?? long.MaxValue);

    private void ServeReadsBefore(long line)
    {
        for (long miss = NextMiss; miss < line; miss = NextMiss)
        {
            Stall(miss, Math.Max(0, ServeReads(miss)), 0);
        }
    }

    /// <summary>Serves the reads of a line that misses; returns the longer stall, which is negative for early prefetches.</summary>
    private long ServeReads(long line)
    {
        long cycle = line + stalls;
        long delay = long.MinValue;
        if (ifmapPort?.NextMiss == line)
        {
            delay = Serve(ifmapPort, cycle, line, ifmapFirst, ifmapLast);
        }

        if (filterPort?.NextMiss == line)
        {
            delay = Math.Max(delay, Serve(filterPort, cycle, line, filterFirst, filterLast));
        }

        return delay - ReadPort.HitLatency;
    }

    private static long Serve(ReadPort port, long cycle, long line, LineMark first, LineMark last)
    {
        long delay = port.Serve(cycle);
        if (first.Line == line)
        {
            first.ServiceDelay = delay;
        }

        if (last.Line == line)
        {
            last.ServiceDelay = delay;
        }

        return delay;
    }

    /// <summary>Accounts for a stall of a line, of which <paramref name="ofmapStall"/> is due to its writes.</summary>
    private void Stall(long line, long cycles, long ofmapStall)
    {
        if (cycles == 0)
        {
            return;
        }

        stalls += cycles;
        foreach (LineMark mark in marks)
        {
            mark.Stall(line, cycles);
        }

        if (ofmapStall > 0)
        {
            Delay(ofmapFirst, line, ofmapStall);
            Delay(ofmapLast, line, ofmapStall);
            Delay(end, line, ofmapStall);
        }
    }

    private static void Delay(LineMark mark, long line, long delay)
    {
        if (mark.Line == line)
        {
            mark.ServiceDelay = delay;
        }
    }
}
