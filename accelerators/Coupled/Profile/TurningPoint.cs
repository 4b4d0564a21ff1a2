namespace HwSim.Accelerators.Coupled.Profile;

/// <summary>Where a run turns from being bound by the host to being bound by the device.</summary>
/// <param name="LastHostBound">The largest power of two at which kernels take less time than issuing them; 0 where there is none.</param>
/// <param name="Crossover">The batch at which both are equal, between whole batches by a straight line; null where the device does not catch up, or is ahead at one.</param>
public readonly record struct TurningPoint(long LastHostBound, double? Crossover)
{
    /// <summary>Finds it.</summary>
    /// <param name="at">Seconds of host and kernels at a batch; kernels never get faster with batch.</param>
    /// <param name="most">The largest batch that is tried.</param>
    public static TurningPoint Of(Func<long, (double Host, double Kernels)> at, long most)
    {
        ArgumentNullException.ThrowIfNull(at);
        long low = 0;
        long high = 1;
        while (high <= most && IsHostBound(at(high)))
        {
            (low, high) = (high, high * 2);
        }

        if (low == 0 || high > most)
        {
            return new TurningPoint(low, null);
        }

        long last = low;
        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = IsHostBound(at(middle)) ? (middle, high) : (low, middle);
        }

        double before = Lead(at(low));
        double after = Lead(at(high));
        return new TurningPoint(last, low + (before / (before - after)));
    }

    private static bool IsHostBound((double Host, double Kernels) at) => Lead(at) > 0;

    private static double Lead((double Host, double Kernels) at) => at.Host - at.Kernels;
}
