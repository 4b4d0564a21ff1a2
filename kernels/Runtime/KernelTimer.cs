namespace HwSim.Kernels.Runtime;

/// <summary>Times repeated calls.</summary>
public static class KernelTimer
{
    private const int FewestCalls = 3;
    private const double WarmUpShare = 0.25;

    /// <summary>Calls a session until the settings are met, after warming up for a quarter of the window.</summary>
    /// <param name="session">What is called.</param>
    /// <param name="settings">How often and how long.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="stop">Ends after the current call.</param>
    /// <exception cref="OperationCanceledException">A stop was asked for before enough calls were made.</exception>
    public static MeasuredTimes Time(KernelSession session, RunSettings settings, TimeProvider clock, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(clock);
        long begin = clock.GetTimestamp();
        do
        {
            stop.ThrowIfCancellationRequested();
            session.Call();
        }
        while (clock.GetElapsedTime(begin) < settings.Window * WarmUpShare);

        List<double> times = [];
        long first = clock.GetTimestamp();
        long last = first;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            session.Call();
            long now = clock.GetTimestamp();
            times.Add(clock.GetElapsedTime(last, now).TotalMicroseconds);
            last = now;
            TimeSpan spent = clock.GetElapsedTime(first, now);
            bool isEnough = times.Count >= settings.Repeats && spent >= settings.Window;
            if (times.Count >= FewestCalls && (isEnough || spent >= settings.Longest))
            {
                return MeasuredTimes.Of(times);
            }
        }
    }
}
