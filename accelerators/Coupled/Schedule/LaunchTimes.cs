namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>When each command of a program was issued, started and ended, in seconds from the first call of the host. Kept by its engine for the next run.</summary>
public sealed class LaunchTimes
{
    private double[] issued = [];
    private double[] started = [];
    private double[] ended = [];

    /// <summary>When the host's call has reached the queue.</summary>
    public ReadOnlySpan<double> Issued => issued.AsSpan(0, Count);

    /// <summary>When it started on the device.</summary>
    public ReadOnlySpan<double> Started => started.AsSpan(0, Count);

    /// <summary>When it ended.</summary>
    public ReadOnlySpan<double> Ended => ended.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>When the last of them ended.</summary>
    public double End { get; internal set; }

    /// <summary>Events that the engine took from its queue.</summary>
    public long Events { get; internal set; }

    internal void Begin(int count)
    {
        if (issued.Length < count)
        {
            int size = Math.Max(count, 2 * issued.Length);
            (issued, started, ended) = (new double[size], new double[size], new double[size]);
        }

        (Count, End, Events) = (count, 0, 0);
    }

    internal void Issue(int command, double at) => issued[command] = at;

    internal void Start(int command, double at) => started[command] = at;

    internal void Finish(int command, double at)
    {
        ended[command] = at;
        End = Math.Max(End, at);
    }
}
