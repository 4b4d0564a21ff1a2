using System.Collections.Immutable;

namespace HwSim.Core.Results;

/// <summary>
/// A run as a profiler of launches sees it, all in seconds. Definitions: arXiv 2504.11750 (SKIP): the launch time of a kernel runs from
/// the start of its launch call to its own start, and TKLQT is the sum of launch times of all kernels.
/// </summary>
public sealed record LaunchProfile
{
    /// <summary>Kernels that ran.</summary>
    public required long Kernels { get; init; }

    /// <summary>Copies between memories.</summary>
    public required long Copies { get; init; }

    /// <summary>Total kernel launch and queuing time.</summary>
    public required double Tklqt { get; init; }

    /// <summary>The part of it that launching takes when nothing is queued.</summary>
    public required double LaunchSeconds { get; init; }

    /// <summary>The part of it that kernels wait for those before them.</summary>
    public required double QueuingSeconds { get; init; }

    /// <summary>From the first call on the host to the end of the last kernel.</summary>
    public required double Latency { get; init; }

    /// <summary>Seconds in which kernels run, all added up.</summary>
    public required double KernelSeconds { get; init; }

    /// <summary>Seconds in which the host issues.</summary>
    public required double HostSeconds { get; init; }

    /// <summary>Seconds in which no kernel runs.</summary>
    public required double GpuIdle { get; init; }

    /// <summary>The mean of kernel durations.</summary>
    public double AverageKernelSeconds => Kernels == 0 ? 0 : KernelSeconds / Kernels;

    /// <summary>What binds: <c>host</c> where kernels take less time than issuing them, else <c>device</c>.</summary>
    public required string BoundBy { get; init; }

    /// <summary>Kernels by name with how often they ran and for how long, the longest first.</summary>
    public required ImmutableArray<KernelTotal> ByName { get; init; }
}
