namespace HwSim.Accelerators.Cpu.Kernels;

/// <summary>
/// Where operands come from. A kernel that is called again on the same operands finds them in the innermost cache that holds all of them:
/// what a loop passes over that is larger than a cache is evicted before it comes back, and between that and a full cache replacement is
/// not exactly least-recently-used, so the share found falls from 1 to 0 while the footprint grows from the capacity to 1.3 times it.
/// </summary>
internal static class CpuMemory
{
    private const double Blur = 0.3;

    // 48 lines between L2 and memory: Intel 64 and IA-32 Architectures Optimization Reference Manual, Golden Cove; the latency is assumed.
    private const double LinesInFlight = 48;
    private const double LineBytes = 64;
    private const double MemoryLatency = 130e-9;

    /// <summary>Seconds for so many bytes, of a kernel whose operands are so large, by so many threads.</summary>
    public static double Seconds(CpuSpec spec, double bytes, double footprint, double threads)
    {
        double inL2 = Found(footprint, spec.L2.Value * threads);
        double inL3 = Math.Max(inL2, Found(footprint, spec.L3.Value.Value));
        double fromL2 = inL2 / (spec.L2Rate.Value * spec.Clock.Value);
        double fromL3 = (inL3 - inL2) / Math.Min(spec.L3Rate.Value * spec.Clock.Value, spec.L2Rate.Value * spec.Clock.Value);
        return bytes / threads * (fromL2 + fromL3 + ((1 - inL3) / DramRate(spec, threads)));
    }

    /// <summary>Seconds for bytes that no cache holds, by all cores.</summary>
    public static double Cold(CpuSpec spec, double bytes) => bytes / spec.Cores / DramRate(spec, spec.Cores);

    /// <summary>Main memory serves a thread at its share of the bandwidth, and no faster than the lines that its core can wait for allow (Little's law).</summary>
    private static double DramRate(CpuSpec spec, double threads) => Math.Min(spec.DramRate / threads, LinesInFlight * LineBytes / MemoryLatency);

    private static double Found(double footprint, double capacity) => Math.Clamp((1 + Blur - (footprint / capacity)) / Blur, 0, 1);
}
