using HwSim.Accelerators.Coupled.Spec;
using HwSim.Accelerators.Gpu.Constants;

namespace HwSim.Accelerators.Coupled.Memory;

/// <summary>What moving bytes takes on a coupled machine, in bytes a second and seconds. Pure functions of its figures.</summary>
/// <param name="spec">The machine.</param>
/// <param name="constants">The constants of the GPU model.</param>
public sealed class MemoryTimes(CoupledSpec spec, GpuConstants constants)
{
    /// <summary>A long stream of a kernel over device memory.</summary>
    public double DeviceStream => spec.StreamRate;

    /// <summary>A long stream of all host cores over their own memory.</summary>
    public double HostStream => spec.Host.Memory.Stream;

    /// <summary>A kernel that streams over host memory: the slower of link and memory. Device memory where both are one.</summary>
    public double KernelOnHost => spec.Link is { } link ? Math.Min(link.ToDevice.Value.Value, spec.Host.Memory.Stream) : DeviceStream;

    /// <summary>A long copy towards the device.</summary>
    public double CopyToDevice => spec.Link is { } link ? Math.Min(link.ToDevice.Value.Value, spec.Host.Memory.Stream) : double.PositiveInfinity;

    /// <summary>A long copy towards the host.</summary>
    public double CopyToHost => spec.Link is { } link ? Math.Min(link.ToHost.Value.Value, spec.Host.Memory.Stream) : double.PositiveInfinity;

    /// <summary>
    /// A long copy from one GPU's memory to another's. Without links between them it is staged, in pieces of which several are under way:
    /// to the host, from host to host by its cores, to the device; the slowest of these is felt. STREAM counts a byte that is read and
    /// written twice, a copy once. Null without a figure.
    /// </summary>
    public double? DeviceToDevice => spec.Peers switch
    {
        null => null,
        { IsDirect: true } => spec.Gpu.PeerLink?.Value * constants[GpuConstant.CollectiveSwitchShare],
        { HostToHost: { } hosts } => Math.Min(hosts.Value.Value / 2, Math.Min(CopyToHost, CopyToDevice)),
        _ => Math.Min(CopyToHost, CopyToDevice),
    };

    /// <summary>
    /// Managed memory that host and device use in turns, in bytes a second: pages migrate to the device by faults, a block at a time,
    /// and the prefetcher doubles what it brings once more than half of a larger block is there.
    /// </summary>
    /// <remarks>Tree prefetcher of NVIDIA's unified memory: Ganguly et al., ISCA 2019, section 2. A sequential walk then faults log2(device page / block) + 1 times a device page.</remarks>
    public double ManagedAlternating
    {
        get
        {
            if (spec.Link is not { } link)
            {
                return DeviceStream;
            }

            double faults = Math.Log2((double)spec.Pages.Device.Value / spec.Pages.Block.Value) + 1;
            double page = spec.Pages.Device.Value;
            double seconds = (faults * spec.Pages.Fault.Value.Value) + (page / Math.Min(link.ToDevice.Value.Value, link.ToHost.Value.Value));
            return page / seconds;
        }
    }

    /// <summary>
    /// The rate at which a kernel reads a system page on the host for the so-many-th time: over the link until the access counter has
    /// moved the page, then from device memory.
    /// </summary>
    /// <param name="pass">Which pass over the data, from 1.</param>
    /// <param name="accessesAPass">Accesses that a pass makes to each page.</param>
    public double RepeatedRead(int pass, double accessesAPass)
    {
        bool hasMoved = spec.Pages.AccessCounter > 0 && (pass - 1) * accessesAPass >= spec.Pages.AccessCounter;
        return hasMoved ? DeviceStream : KernelOnHost;
    }

    /// <summary>The host's first write to fresh memory: mapping every page, then writing it.</summary>
    /// <param name="bytes">How much.</param>
    /// <param name="page">The page size.</param>
    public double FirstTouch(double bytes, double page) => (Math.Ceiling(bytes / page) * spec.Pages.FirstTouch.Value.Value) + (bytes / HostStream);

    /// <summary>Giving memory back, page by page.</summary>
    /// <param name="bytes">How much.</param>
    /// <param name="page">The page size.</param>
    public double Free(double bytes, double page) => Math.Ceiling(bytes / page) * spec.Pages.Unmap.Value.Value;

    /// <summary>Two threads of the GPU that pass a flag back and forth, the flag in host memory: by so much longer than in device memory.</summary>
    public double FlagCrossings => spec.Link is { } link ? 2 * link.Latency.Value.Value : 0;
}
