namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// The known deviations of SCALE-Sim that this engine reproduces. Each can be switched off, so that its effect on a
/// layer is computed and not asserted. The catalog describes them.
/// </summary>
[Flags]
public enum Defects
{
    None = 0,

    /// <summary>Total Cycles is the index of the last line, not the number of lines.</summary>
    LastLineIndex = 1 << 0,

    /// <summary>A line's last positive wait for a prefetch is charged twice, and a prefetch that is early shortens the hit.</summary>
    DoubleChargedStall = 1 << 1,

    /// <summary>Output-stationary folds count rows + columns ofmap writes that do not happen.</summary>
    PhantomOfmapWrites = 1 << 2,

    /// <summary>DRAM reads are counted in whole bandwidth lines, padding included.</summary>
    PaddedDramReads = 1 << 3,

    /// <summary>Ofmap lines that a drain closes early are counted as full.</summary>
    PaddedDramWrites = 1 << 4,

    /// <summary>Partial sums are written once per row fold and never read back.</summary>
    PartialSumsNotReadBack = 1 << 5,

    /// <summary>Compute Util of the stationary-operand dataflows divides by a fold that is columns - 1 cycles too long.</summary>
    LongFoldInComputeUtil = 1 << 6,

    /// <summary>Overall Util of a sparse layer counts the multiplications of the dense one.</summary>
    DenseWorkInSparseUtil = 1 << 7,

    /// <summary>The three operands do not share the DRAM bandwidth.</summary>
    UnsharedBandwidth = 1 << 8,

    /// <summary>In USER mode the Bandwidth key reaches the ofmap port only.</summary>
    BandwidthKeyForOfmapOnly = 1 << 9,

    /// <summary>The prefetch window slides cyclically instead of fetching what is missing.</summary>
    CyclicPrefetch = 1 << 10,

    /// <summary>Row-wise sparsity halves the work, whatever the ratio is.</summary>
    RowWiseRatioIgnored = 1 << 11,

    /// <summary>Sparse metadata is stored but never moved.</summary>
    FreeMetadata = 1 << 12,

    /// <summary>Weight-stationary sparse ifmap reads are scaled or padded beyond what the array takes.</summary>
    ScaledSparseIfmapReads = 1 << 13,

    /// <summary>All of the above: what SCALE-Sim reports.</summary>
    All = (1 << 14) - 1,
}
