namespace HwSim.Accelerators.Cpu.Kernels;

/// <summary>
/// Convolutions: in fp32 directly on channels in blocks of a vector, in int8 as a product of gathered windows; depthwise ones a vector of
/// channels at a time.
/// </summary>
public static class CpuConvolutionKernel
{
    /// <summary>The time of a convolution, without calling operators.</summary>
    public static CpuTime Time(CpuSpec spec, in CpuConvolution problem)
    {
        ArgumentNullException.ThrowIfNull(spec);
        CpuLibrary library = spec.Library;
        CpuTime time = problem.IsDepthwise ? Depthwise(spec, problem) : Product(spec, problem);
        double gathered = problem is { IsInt8: true, IsPointwise: false, IsDepthwise: false } ? problem.Pixels * problem.Window * problem.Groups * library.Pack.Value / 4 : 0;
        double moved = problem.Reordered;
        double layout = (gathered + ((moved - problem.Conflicting) * library.Reorder.Value) + (problem.Conflicting * library.ReorderConflict.Value)) / (spec.Cores * spec.Speed);
        double movedBytes = 3 * moved * problem.ValueBytes;
        double memory = CpuMemory.Seconds(spec, movedBytes, movedBytes * 2 / 3, spec.Cores);
        time.Layout += layout;
        time.Memory += memory;
        time.Seconds += layout + memory;
        return time;
    }

    private static CpuTime Product(CpuSpec spec, in CpuConvolution problem) => CpuGemmKernel.Time(spec, new CpuProduct(problem.Groups, problem.Pixels, problem.Filters, problem.Window, problem.IsInt8)
    {
        IsPacked = true,
        Streamed = Streamed(problem),
        MemorySeconds = problem.MemorySeconds,
        Converted = problem.Converted,
    });

    private static CpuTime Depthwise(CpuSpec spec, in CpuConvolution problem)
    {
        double cycles = (problem.IsInt8 ? spec.Library.DepthwiseInt8 : spec.Library.DepthwiseFp32).Value;
        double streamed = Streamed(problem);
        double footprint = (problem.Inputs + problem.Weights + problem.Outputs) * problem.ValueBytes;
        CpuTime time = new()
        {
            Threads = spec.Cores,
            Compute = problem.Macs / spec.VectorLanes * cycles / (spec.Cores * spec.Speed),
            Memory = problem.MemorySeconds ?? CpuMemory.Seconds(spec, streamed, footprint, spec.Cores),
            Layout = problem.Converted * spec.Library.Requantize.Value / (spec.Cores * spec.Speed),
            Overhead = spec.Cores > 1 ? spec.ForkJoin.Value.Value : 0,
            Bytes = streamed,
        };
        time.Seconds = time.Compute + time.Memory + time.Layout + time.Overhead;
        return time;
    }

    private static double Streamed(in CpuConvolution problem) => (problem.Inputs + problem.Weights + (2 * problem.Outputs)) * problem.ValueBytes;
}
