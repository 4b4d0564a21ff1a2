namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>What surrounds a kernel.</summary>
/// <param name="Overhead">Seconds of launching, host work and timing for each call.</param>
/// <param name="Gap">Seconds that the device itself adds to each timed call, such as recording events.</param>
/// <param name="IsEager">True where the host prepares each call while the device works, so that the longer of both shows; otherwise the overhead adds.</param>
/// <param name="HasWarmL2">True where a benchmark calls the kernel on the same operands over and over, so that L2 still holds some.</param>
public readonly record struct Conditions(double Overhead, double Gap, bool IsEager, bool HasWarmL2)
{
    /// <summary>The whole time of a kernel that itself takes <paramref name="kernel"/> seconds. Host and device overlap imperfectly: the 3-norm of both.</summary>
    public double Around(double kernel)
    {
        double device = Gap + kernel;
        return IsEager ? Math.Cbrt((Overhead * Overhead * Overhead) + (device * device * device)) : Overhead + device;
    }
}
