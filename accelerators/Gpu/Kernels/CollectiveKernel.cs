using HwSim.Accelerators.Gpu.Constants;

namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>
/// Collectives by Hockney's model, a start time plus bytes over a rate. A ring all-reduce sends 2 (n - 1) / n times the bytes over each
/// link (Patarasuk and Yuan, JPDC 2009).
/// </summary>
public static class CollectiveKernel
{
    /// <summary>The time of a collective among GPUs of one kind.</summary>
    /// <returns>The time; null where the device has no figure for the link.</returns>
    public static KernelTime? Time(GpuSpec spec, GpuConstants constants, in CollectiveProblem problem)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(constants);
        bool isDirect = problem.Topology == CollectiveTopology.Switched || (problem.Topology == CollectiveTopology.Pairs && problem.Ranks <= 2);
        if ((isDirect ? spec.PeerLink : spec.HostLink) is not { } link)
        {
            return null;
        }

        double share = constants[!isDirect ? GpuConstant.CollectiveHostShare : problem.Topology == CollectiveTopology.Switched ? GpuConstant.CollectiveSwitchShare : GpuConstant.CollectivePairShare];
        double bytes = problem.IsAllReduce ? 2 * (problem.Ranks - 1) / problem.Ranks * problem.Bytes : problem.Bytes;
        KernelTime time = new() { Overhead = constants[GpuConstant.CollectiveStart], Latency = bytes / (link.Value * share), DramBytes = bytes };
        time.Seconds = time.Overhead + time.Latency;
        return time;
    }
}
