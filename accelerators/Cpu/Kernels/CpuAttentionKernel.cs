namespace HwSim.Accelerators.Cpu.Kernels;

/// <summary>Attention as the operators that it is made of: two batched products around a softmax, which all write their results to memory.</summary>
public static class CpuAttentionKernel
{
    private const double ValueBytes = 4;
    private const double SeparateOperators = 4;

    /// <summary>The time of attention, called as one operator or as four.</summary>
    public static CpuTime Time(CpuSpec spec, in CpuAttention problem)
    {
        ArgumentNullException.ThrowIfNull(spec);
        double count = problem.Batch * problem.Heads;
        double scores = count * problem.Queries * problem.Keys;
        double around = problem.Bytes + (scores * ValueBytes);
        CpuTime time = CpuGemmKernel.Time(spec, new CpuProduct(count, problem.Queries, problem.Keys, problem.HeadDimension, false) { Around = around })
            + CpuStreamKernel.Time(spec, new CpuStream(CpuKind.Softmax, scores, 1))
            + CpuGemmKernel.Time(spec, new CpuProduct(count, problem.Queries, problem.HeadDimension, problem.Keys, false) { Around = around });
        if (!problem.IsFused)
        {
            return (time + CpuStreamKernel.Time(spec, new CpuStream(CpuKind.Simple, scores, 1))).Called(spec, SeparateOperators);
        }

        double moved = count * problem.HeadDimension * ((2 * problem.Keys) + (problem.Queries > 1 ? 2 * problem.Queries : 0));
        double layout = moved * spec.Library.Transpose.Value / spec.Speed;
        double memory = CpuMemory.Seconds(spec, 3 * moved * ValueBytes, 2 * moved * ValueBytes, 1);
        time.Layout += layout;
        time.Memory += memory;
        time.Seconds += layout + memory;
        return time.Called(spec, 1);
    }
}
