using HwSim.Accelerators.Gpu.Constants;

namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>
/// Collectives by Hockney's model, a start time plus bytes over a rate. A ring all-reduce sends 2 (n - 1) / n times the bytes over each
/// link (Patarasuk and Yuan, JPDC 2009); a message takes a handshake and a kernel, and then the rate of the link.
/// </summary>
public static class CollectiveKernel
{
    private const double LaunchesOfMessage = 3;

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

        if (!problem.IsAllReduce)
        {
            KernelTime message = new() { Overhead = LaunchesOfMessage * spec.Launch.Value.Value, Latency = problem.Bytes / link.Value, DramBytes = problem.Bytes };
            message.Seconds = message.Overhead + message.Latency;
            return message;
        }

        double share = constants[!isDirect ? GpuConstant.CollectiveHostShare : problem.Topology == CollectiveTopology.Switched ? GpuConstant.CollectiveSwitchShare : GpuConstant.CollectivePairShare];
        double bytes = 2 * (problem.Ranks - 1) / problem.Ranks * problem.Bytes;
        KernelTime time = new() { Overhead = constants[GpuConstant.CollectiveStart], Latency = bytes / (link.Value * share), DramBytes = bytes };
        time.Seconds = time.Overhead + time.Latency;
        return time;
    }
}
