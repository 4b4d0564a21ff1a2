using HwSim.Accelerators.Gpu.Constants;

namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>
/// Row-wise kernels: bytes over bandwidth, where a row that does not fit in L1 is read again in each of its passes; values that a
/// vector of threads covers only in part; and, for kernels with one thread block a row, Little's law.
/// </summary>
public static class StreamKernel
{
    private const double BytesPerCycleFromL2 = 64;
    private const double LongestKeptRow = 48 << 10;
    private const double VectorLoad = 4;
    private const double MostThreads = 1024;
    private const double RopeThreads = 512;

    /// <summary>The time of a row-wise kernel on a device.</summary>
    public static KernelTime Time(GpuSpec spec, GpuConstants constants, in StreamProblem problem, in Conditions conditions)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(constants);
        double again = ReadAgain(spec, constants, problem);
        double distinct = problem.BytesRead + problem.BytesWritten;
        double kept = spec.L2.Value * constants[GpuConstant.StreamL2Residency];
        double hit = conditions.HasWarmL2 ? Math.Clamp(2 - (distinct / kept), 0, 1) : 0;
        double unused = UnusedVectors(problem);
        KernelTime time = new() { Overhead = conditions.Overhead, DramBytes = (distinct * (1 - hit)) + (again * (1 - hit)), L2Bytes = distinct + again };
        time.Dram = time.DramBytes * unused / (spec.DramRate * Share(spec, constants));
        time.L2 = time.L2Bytes * unused / (spec.Multiprocessors * BytesPerCycleFromL2 * spec.Clock.Value * constants[GpuConstant.StreamL2Share]);
        time.Latency = problem.ValuesPerLoad > 0 ? DependentLoads(spec, constants, problem) : 0;
        time.Seconds = conditions.Around(Math.Max(Math.Max(time.Dram, time.L2), time.Latency));
        return time;
    }

    /// <summary>The share of the peak bandwidth that a long stream reaches.</summary>
    public static double Share(GpuSpec spec, GpuConstants constants)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(constants);
        bool isHbm = spec.DramType.StartsWith("hbm", StringComparison.Ordinal) && spec.Generation != Generation.Pascal;
        return constants[spec.Generation is Generation.Cdna or Generation.Gcn ? GpuConstant.StreamShareCdna : isHbm ? GpuConstant.StreamShareHbm : GpuConstant.StreamShareGddr];
    }

    /// <summary>Bytes of the further passes: a softmax keeps a row in shared memory, a layer norm hopes for L1, where the rows of all resident blocks compete.</summary>
    private static double ReadAgain(GpuSpec spec, GpuConstants constants, in StreamProblem problem)
    {
        double row = problem.Columns * problem.ValueBytes;
        double l1 = spec.L1.Value;
        bool isReadAgain = problem.Kind switch
        {
            StreamKind.Softmax => row >= LongestKeptRow,
            StreamKind.LayerNorm => constants[GpuConstant.LayerNormRowCopies] * row > l1,
            _ => false,
        };
        return isReadAgain ? problem.BytesRead : 0;
    }

    /// <summary>A softmax of long rows loads vectors of four values with up to 1024 threads; the last round is partly idle.</summary>
    private static double UnusedVectors(in StreamProblem problem)
    {
        if (problem.Kind != StreamKind.Softmax || problem.Columns <= MostThreads)
        {
            return 1;
        }

        double threads = Math.Min(MostThreads, Math.Pow(2, Math.Floor(Math.Log2(problem.Columns / VectorLoad))));
        return VectorLoad * threads * Math.Ceiling(problem.Columns / (VectorLoad * threads)) / problem.Columns;
    }

    /// <summary>Little's law: so many rounds of loads, each as long as a load takes, with as many rows in flight as the threads allow.</summary>
    private static double DependentLoads(GpuSpec spec, GpuConstants constants, in StreamProblem problem)
    {
        double loads = problem.Kind == StreamKind.Rope ? RopeThreads : Math.Ceiling(problem.Columns / problem.ValuesPerLoad);
        double threads = Math.Min(loads, MostThreads);
        double perThread = problem.ValuesPerLoad;
        GpuConstant cycles = problem.Kind == StreamKind.Rope ? GpuConstant.RopeCycles : GpuConstant.RowLoadCycles;
        double blocks = Math.Max(1, Math.Floor(spec.Threads / threads));
        return Math.Ceiling(problem.Rows / (spec.Multiprocessors * blocks)) * Math.Ceiling(problem.Columns / (threads * perThread)) * constants[cycles] / spec.Clock.Value;
    }
}
