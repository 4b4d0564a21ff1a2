using HwSim.Core.Config;

namespace HwSim.Accelerators.Cpu.Kernels;

/// <summary>
/// Element-wise kernels and those on rows: cycles a value, and bytes from where they lie; a line that is written is read first. One
/// thread does what the library's cost model holds for too little to share.
/// </summary>
public static class CpuStreamKernel
{
    private const double ValueBytes = 4;

    // Eigen's ThreadPoolDevice cost model: starting is charged like 100,000 cycles, each further thread must have as many.
    private const double CyclesOfThread = 100_000;
    private const double LoadCycles = 11.0 / 64;
    private const double FunctionCycles = 6;

    /// <summary>The time of a stream, without calling the operator.</summary>
    public static CpuTime Time(CpuSpec spec, in CpuStream problem)
    {
        ArgumentNullException.ThrowIfNull(spec);
        double threads = Threads(spec, problem);
        double read = problem.Inputs * problem.Values * ValueBytes;
        double written = problem.Values * ValueBytes;
        double streamed = read + (2 * written);
        CpuTime time = new()
        {
            Threads = threads,
            Compute = problem.Values * Cycles(spec.Library, problem.Kind).Value / (threads * spec.Speed),
            Memory = problem.MemorySeconds ?? CpuMemory.Seconds(spec, streamed, read + written, threads),
            Overhead = threads > 1 ? spec.ForkJoin.Value.Value : 0,
            Bytes = streamed,
        };
        time.Seconds = CpuGemmKernel.Norm(time.Compute, time.Memory) + time.Overhead;
        return time;
    }

    private static double Threads(CpuSpec spec, in CpuStream problem)
    {
        if (problem.Kind is CpuKind.Gelu or CpuKind.Softmax or CpuKind.LayerNorm or CpuKind.RmsNorm)
        {
            return spec.Cores;
        }

        double loads = (problem.Inputs + 1) * ValueBytes * LoadCycles;
        double cost = problem.Values * (loads + (problem.Kind == CpuKind.Simple ? 1 : FunctionCycles));
        return Math.Clamp(Math.Floor(((cost - CyclesOfThread) / CyclesOfThread) + 0.9), 1, spec.Cores);
    }

    private static Sourced<double> Cycles(CpuLibrary library, CpuKind kind) => kind switch
    {
        CpuKind.Tanh => library.Tanh,
        CpuKind.Sigmoid => library.Sigmoid,
        CpuKind.Gelu => library.Gelu,
        CpuKind.Softmax => library.Softmax,
        CpuKind.LayerNorm => library.LayerNorm,
        CpuKind.RmsNorm => library.RmsNorm,
        _ => library.Simple,
    };
}
