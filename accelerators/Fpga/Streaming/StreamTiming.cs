using System.Collections.Immutable;

namespace HwSim.Accelerators.Fpga.Streaming;

/// <summary>
/// When each pixel leaves each stage of an empty pipeline:
/// <c>t(p) = max(t(p-1) + s, max over stages read of t(last input pixel of p's window) + min(s, i))</c>, with s the stage's cycles an output
/// pixel and i those in which an input pixel comes in. Filling, different rates and joins all follow from it.
/// </summary>
public sealed class StreamTiming
{
    private StreamTiming(double latency, ImmutableArray<double> finish, ImmutableArray<long> buffered) => (Latency, Finish, Buffered) = (latency, finish, buffered);

    /// <summary>Cycles from the first input value to the last result.</summary>
    public double Latency { get; }

    /// <summary>When each stage is done.</summary>
    public ImmutableArray<double> Finish { get; }

    /// <summary>Most pixels that wait between a stage and the one of its readers that takes them last: the depth that a buffer at a join needs.</summary>
    public ImmutableArray<long> Buffered { get; }

    /// <summary>The timing of one image.</summary>
    public static StreamTiming Of(ImmutableArray<StreamStage> stages)
    {
        double[][] leaves = new double[stages.Length][];
        long[] buffered = new long[stages.Length];
        double latency = 0;
        for (int i = 0; i < stages.Length; i++)
        {
            leaves[i] = Leave(stages[i], stages, leaves);
            latency = Math.Max(latency, leaves[i][^1]);
            foreach (int read in stages[i].Reads)
            {
                buffered[read] = Math.Max(buffered[read], Waiting(stages[i], leaves[i], leaves[read]));
            }
        }

        return new StreamTiming(latency, [.. leaves.Select(l => l[^1])], [.. buffered]);
    }

    private static double[] Leave(StreamStage stage, ImmutableArray<StreamStage> stages, double[][] leaves)
    {
        double[] times = new double[stage.PixelsOut];
        double step = (double)stage.Interval / stage.PixelsOut;
        double input = (double)stage.InputCycles / (stage.RowsIn * stage.ColumnsIn);
        double work = Math.Min(step, input);
        double previous = 0;
        for (long row = 0, at = 0; row < stage.RowsOut; row++)
        {
            for (long column = 0; column < stage.ColumnsOut; column++, at++)
            {
                long last = stage.LastInput(row, column);
                double arrived = stage.Reads.IsEmpty ? (last + 1) * input : 0;
                foreach (int read in stage.Reads)
                {
                    double[] before = leaves[read];
                    arrived = Math.Max(arrived, before.Length == stage.RowsIn * stage.ColumnsIn && stages[read].PixelsOut == before.Length ? before[last] : before[^1]);
                }

                previous = Math.Max(previous + step, arrived + work);
                times[at] = previous;
            }
        }

        return times;
    }

    /// <summary>Most pixels that have left <paramref name="before"/> and that no result of the stage has needed yet.</summary>
    private static long Waiting(StreamStage stage, double[] times, double[] before)
    {
        long most = 0;
        long left = 0;
        for (long at = 0; at < times.Length; at++)
        {
            while (left < before.Length && before[left] <= times[at])
            {
                left++;
            }

            long needed = stage.LastInput(at / stage.ColumnsOut, at % stage.ColumnsOut) + 1;
            most = Math.Max(most, left - Math.Min(left, needed));
        }

        return most;
    }
}
