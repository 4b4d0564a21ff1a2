namespace HwSim.Accelerators.Cpu.Kernels;

/// <summary>
/// Products by blocks of registers: a vector of columns for a dozen rows at a time, the right operand in panels that were packed
/// beforehand (weights) or are packed on the way. Rows or columns are divided among threads.
/// </summary>
/// <remarks>
/// Computing: whole vectors of columns, whole groups of four of the reduction in int8. Memory: every operand once, results read and
/// written. They overlap imperfectly, in the 1.5-norm; with one row nothing is used twice, so loading is most of the work and they add up.
/// </remarks>
public static class CpuGemmKernel
{
    private const double ParallelMacs = 1 << 16;
    private const double ColumnVector = 16;
    private const double Int8Group = 4;

    /// <summary>The time of a product, without calling the operator.</summary>
    public static CpuTime Time(CpuSpec spec, in CpuProduct problem)
    {
        ArgumentNullException.ThrowIfNull(spec);
        CpuLibrary library = spec.Library;
        double threads = problem.Macs >= ParallelMacs ? spec.Cores : 1;
        double columns = Math.Ceiling(problem.N / ColumnVector) * ColumnVector;
        double reduction = problem.IsInt8 ? Math.Ceiling(problem.K / Int8Group) * Int8Group : problem.K;
        double share = (problem.IsInt8 ? library.Int8Share : library.Fp32Share).Value;
        double rate = (problem.IsInt8 ? spec.Int8Macs : spec.Fp32Macs) * share * spec.Speed * threads;
        bool isOneRow = problem.M <= 1;

        CpuTime time = new()
        {
            Threads = threads,
            Compute = problem.Batch * problem.M * columns * reduction / rate * (isOneRow ? 1 / library.OneRowShare.Value : 1),
            Memory = problem.MemorySeconds ?? CpuMemory.Seconds(spec, problem.Streamed, problem.Around ?? problem.Footprint, threads),
            Overhead = threads > 1 ? spec.ForkJoin.Value.Value : 0,
            Bytes = problem.Streamed,
        };
        double packed = problem.IsPacked || isOneRow ? 0 : problem.Batch * problem.K * problem.N;
        double converted = (problem.IsInt8 ? problem.Batch * problem.M * problem.N : 0) + problem.Converted;
        time.Layout = ((packed * library.Pack.Value) + (converted * library.Requantize.Value)) / (threads * spec.Speed);
        double overlapped = isOneRow ? time.Compute + time.Memory : Norm(time.Compute, time.Memory);
        time.Seconds = overlapped + time.Layout + time.Overhead;
        return time;
    }

    /// <summary>The 1.5-norm.</summary>
    internal static double Norm(double a, double b) => Math.Pow((a * Math.Sqrt(a)) + (b * Math.Sqrt(b)), 2.0 / 3);
}
