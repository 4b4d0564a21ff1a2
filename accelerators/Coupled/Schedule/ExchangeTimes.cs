using HwSim.Accelerators.Coupled.Spec;
using HwSim.Accelerators.Gpu.Constants;
using HwSim.Accelerators.Gpu.Kernels;

namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>What GPUs of one machine take to add up what each has.</summary>
internal sealed class ExchangeTimes(CoupledSpec spec, GpuConstants constants)
{
    /// <summary>The time of an all-reduce over the links between GPUs, or through the hosts where there are none.</summary>
    public double AllReduce(double bytes)
    {
        CollectiveTopology topology = spec.Peers is { IsDirect: true } ? CollectiveTopology.Switched : CollectiveTopology.Host;
        return CollectiveKernel.Time(spec.Gpu, constants, new CollectiveProblem(bytes, spec.Gpus, true, topology))?.Seconds ?? double.PositiveInfinity;
    }
}
