using HwSim.Accelerators.Coupled.Kernels;
using HwSim.Accelerators.Gpu;
using HwSim.Accelerators.Gpu.Kernels;
using HwSim.Core.Config;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Coupled.Spec;

/// <summary>A host that feeds GPUs with kernels over a link, each with its memory.</summary>
public sealed record CoupledSpec : HardwareSpec
{
    /// <summary>One GPU; between kernels of its stream passes what a kernel that does nothing takes.</summary>
    public required GpuSpec Gpu { get; init; }

    /// <summary>GPUs of this kind that work on the same run, each fed by a thread of its own.</summary>
    public required int Gpus { get; init; }

    /// <summary>Memory of one GPU; null where it has the host's.</summary>
    public required Bytes? DeviceMemory { get; init; }

    /// <summary>The share of the peak that this type of device memory reaches at most, where it is not the GPU model's; the bandwidth of <see cref="Gpu"/> is lowered by it.</summary>
    public required Sourced<double>? StreamShare { get; init; }

    /// <summary>What a kernel that does nothing takes on the device.</summary>
    public required Sourced<Seconds> NullKernel { get; init; }

    public required HostSpec Host { get; init; }

    /// <summary>The link between host and GPU; null where both use one memory.</summary>
    public required LinkSpec? Link { get; init; }

    /// <summary>How modules of several are linked; null where there is one.</summary>
    public required PeerSpec? Peers { get; init; }

    public required PageSpec Pages { get; init; }

    /// <summary>Launches that wait in the queue of a stream before the host blocks.</summary>
    public required Sourced<double> QueueDepth { get; init; }

    /// <summary>The host's time to launch a captured graph, whatever is in it; null where every kernel is launched by itself.</summary>
    public required Sourced<Seconds>? Graph { get; init; }

    /// <summary>Which kernels the software makes of an operation.</summary>
    public required KernelList Software { get; init; }

    public override double PeakMacsPerSecond => Gpu.PeakMacsPerSecond;

    public override BytesPerSecond? MemoryBandwidth => Gpu.Bandwidth;

    /// <summary>Bytes a second of a long stream over device memory.</summary>
    public double StreamRate => Gpu.DramRate * (StreamShare is null ? StreamKernel.Share(Gpu, CoupledMachine.Model) : 1);

    /// <summary>True where host and device use one memory, so that nothing is copied.</summary>
    public bool IsUnified => Link is null;
}
