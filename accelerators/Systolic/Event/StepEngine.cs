using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic.Event;

/// <summary>
/// Runs the steps of an operation against main memory. With double buffering the data of a step is asked for when the step two before
/// it ends (its buffers are then free) and results leave behind the next steps; reads and writes share one port, first come first
/// served, reads first among equals. Without, every transfer waits for the work and the work for every transfer.
/// </summary>
public struct StepEngine(DramPort dram, bool doubleBuffered, ITrace trace)
{
    private UInt128 portFree;
    private long endOfPrevious;
    private long endOfOneBefore;
    private long writePrevious;
    private long writeOneBefore;
    private long evenOutputLeft;
    private long oddOutputLeft;
    private long outputOfPrevious;
    private long outputOfOneBefore;
    private long outputBase;
    private long lastWriteDone;
    private long steps;

    /// <summary>Cycles in which main memory transfers.</summary>
    public readonly long BusyMemory => DramPort.CeilingCycles(transferred);

    private UInt128 transferred;

    /// <summary>Bytes read so far.</summary>
    public long Fetched { get; private set; }

    /// <summary>Bytes written so far.</summary>
    public long Written { get; private set; }

    /// <summary>Runs a schedule after whatever ran before.</summary>
    public void Run<TSchedule>(TSchedule schedule)
        where TSchedule : struct, IStepSchedule
    {
        long lastOutput = 0;
        while (schedule.MoveNext())
        {
            Step step = schedule.Current;
            lastOutput = step.Output;
            Take(step, outputBase + step.Output);
        }

        outputBase += lastOutput + 1;
    }

    /// <summary>Lets the last results leave.</summary>
    /// <returns>The cycle at which everything is done.</returns>
    public long Finish()
    {
        Write(writeOneBefore, endOfOneBefore, outputOfOneBefore);
        Write(writePrevious, endOfPrevious, outputOfPrevious);
        writeOneBefore = writePrevious = 0;
        return Math.Max(endOfPrevious, lastWriteDone);
    }

    private void Take(in Step step, long output)
    {
        if (!doubleBuffered)
        {
            Write(writePrevious, endOfPrevious, outputOfPrevious);
            writePrevious = 0;
        }

        long asked = doubleBuffered ? endOfOneBefore : Math.Max(endOfPrevious, lastWriteDone);
        long ready = step.Fetch > 0 ? Transfer(step.Fetch, asked, "DRAM read", "fetch") : asked;
        Fetched += step.Fetch;
        if (doubleBuffered)
        {
            Write(writeOneBefore, endOfOneBefore, outputOfOneBefore);
        }

        long halfFree = (output & 1) == 0 ? evenOutputLeft : oddOutputLeft;
        long start = Math.Max(Math.Max(endOfPrevious, ready), halfFree);
        long end = start + step.Compute;
        if (trace.IsOn)
        {
            trace.Span("Compute", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"step {steps}"), new Cycles(start), new Cycles(step.Compute));
        }

        steps++;
        (endOfOneBefore, endOfPrevious) = (endOfPrevious, end);
        (writeOneBefore, writePrevious) = (writePrevious, step.Write);
        (outputOfOneBefore, outputOfPrevious) = (outputOfPrevious, output);
    }

    private void Write(long bytes, long asked, long output)
    {
        if (bytes == 0)
        {
            return;
        }

        lastWriteDone = Transfer(bytes, asked, "DRAM write", "write back");
        Written += bytes;
        if ((output & 1) == 0)
        {
            evenOutputLeft = lastWriteDone;
        }
        else
        {
            oddOutputLeft = lastWriteDone;
        }
    }

    private long Transfer(long bytes, long asked, string track, string name)
    {
        UInt128 begin = UInt128.Max(portFree, (UInt128)(ulong)asked << DramPort.FractionBits);
        UInt128 ticks = dram.Ticks(bytes);
        portFree = begin + ticks;
        transferred += ticks;
        long done = DramPort.CeilingCycles(portFree);
        if (trace.IsOn && ticks > 0)
        {
            long from = (long)(begin >> DramPort.FractionBits);
            trace.Span(track, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} {bytes} B"), new Cycles(from), new Cycles(done - from));
        }

        return done;
    }
}
