using HwSim.Accelerators.Gpu.Constants;

namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>Convolutions: a roofline at sustained rates. Tiles and waves of implicit products did not predict measured ones better, so they are left out.</summary>
public static class ConvolutionKernel
{
    /// <summary>The time of a convolution on a device.</summary>
    public static KernelTime Time(GpuSpec spec, GpuConstants constants, in ConvolutionProblem problem, in Conditions conditions)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(constants);
        double gain = problem.IsWinograd && problem.Math == GpuMath.Fp32 ? constants[GpuConstant.WinogradGain] : 1;
        double clocked = problem.Macs / (spec.Rate(problem.Math) * PowerModel.Share(spec, constants, problem.Math) * constants[GpuConstant.ConvolutionShare]);
        double powered = problem.Macs * PowerModel.SecondsPerMac(spec, constants, problem.Math, false);
        KernelTime time = new()
        {
            Overhead = conditions.Overhead,
            DramBytes = problem.Bytes,
            L2Bytes = problem.Bytes,
            Compute = Math.Max(clocked, powered) / gain,
            IsPowerBound = powered > clocked,
            Dram = problem.Bytes / (spec.DramRate * constants[GpuConstant.ConvolutionDramShare]),
        };
        time.Seconds = conditions.Around(Math.Max(time.Compute, time.Dram));
        return time;
    }
}
