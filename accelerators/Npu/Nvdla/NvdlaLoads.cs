using HwSim.Accelerators.Systolic;

namespace HwSim.Accelerators.Npu.Nvdla;

/// <summary>
/// Loading of a layer that starts when its ifmap is there: kernels come in groups of two atoms, and while a group computes the next comes.
/// </summary>
/// <param name="First">Cycles of the first group of kernels.</param>
/// <param name="Exposed">Cycles in which nothing computes.</param>
internal readonly record struct NvdlaLoads(long First, long Exposed)
{
    private const long AtomsOfGroup = 2;

    /// <summary>The loading of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="spec">The machine.</param>
    /// <param name="dram">Its memory.</param>
    /// <param name="ifmap">Bytes of the ifmap, as often as it is read.</param>
    /// <param name="filter">Bytes of the kernels, as often as they are read.</param>
    /// <param name="starts">Cycles until lines of the ifmap start to come.</param>
    /// <param name="compute">Cycles of computing.</param>
    public static NvdlaLoads Of(in NpuLayer layer, NvdlaSpec spec, DramPort dram, long ifmap, long filter, long starts, long compute)
    {
        double groups = Math.Max(1, layer.Filters / (double)(AtomsOfGroup * spec.AtomicKernels));
        long all = dram.Cycles(filter);
        long first = (long)Math.Ceiling(all / groups);
        double waits = Math.Max(0, (all - compute) / groups) * (groups - 1);
        return new NvdlaLoads(first, checked(dram.Cycles(ifmap) + starts + first + (long)Math.Ceiling(waits)));
    }
}
