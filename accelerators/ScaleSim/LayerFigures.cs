namespace HwSim.Accelerators.ScaleSim;

/// <summary>All figures that SCALE-Sim reports of a layer.</summary>
/// <param name="TotalCyclesInclPrefetch">Last DRAM write less first DRAM read.</param>
/// <param name="TotalCycles">Cycle in which the last line is served.</param>
/// <param name="StallCycles">Sum over lines of the longest stall.</param>
/// <param name="OverallUtilization">Percent of peak over the whole layer.</param>
/// <param name="MappingEfficiency">Percent of processing elements that hold work, averaged over folds.</param>
/// <param name="ComputeUtilization">Percent of peak within a fold, averaged over folds.</param>
/// <param name="IfmapSramReads">Words that the array reads from the ifmap scratchpad.</param>
/// <param name="FilterSramReads">Words that the array reads from the filter scratchpad.</param>
/// <param name="OfmapSramWrites">Words that the array writes to the ofmap scratchpad.</param>
/// <param name="PartialSumReads">Partial sums that the array reads back; SCALE-Sim has none.</param>
/// <param name="Ifmap">Ifmap activity.</param>
/// <param name="Filter">Filter activity.</param>
/// <param name="Ofmap">Ofmap activity.</param>
/// <param name="Storage">Filter storage; null when sparsity support is off.</param>
public sealed record LayerFigures(
    long TotalCyclesInclPrefetch,
    long TotalCycles,
    long StallCycles,
    double OverallUtilization,
    double MappingEfficiency,
    double ComputeUtilization,
    PythonNumber IfmapSramReads,
    long FilterSramReads,
    long OfmapSramWrites,
    long PartialSumReads,
    OperandActivity Ifmap,
    OperandActivity Filter,
    OperandActivity Ofmap,
    FilterStorage? Storage)
{
    /// <summary>Ifmap words per cycle of the whole layer.</summary>
    public double IfmapSramBandwidth => IfmapSramReads.Value / TotalCycles;

    /// <summary>Filter words per cycle of the whole layer.</summary>
    public double FilterSramBandwidth => (double)FilterSramReads / TotalCycles;

    /// <summary>Ofmap words per cycle of the whole layer.</summary>
    public double OfmapSramBandwidth => (double)OfmapSramWrites / TotalCycles;

    /// <summary>Metadata words per cycle of the whole layer.</summary>
    public double MetadataSramBandwidth => (Storage?.Metadata.Value ?? 0) / TotalCycles;
}
