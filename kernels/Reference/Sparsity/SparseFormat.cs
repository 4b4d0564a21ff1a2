namespace HwSim.Kernels.Reference.Sparsity;

/// <summary>How the places of non-zero values are written down.</summary>
public enum SparseFormat
{
    /// <summary>One bit a value.</summary>
    Bitmask,

    /// <summary>N slots a group of M consecutive rows of a column, ceil(log2 M) bits each: NVIDIA's two-bit index for 2:4.</summary>
    NmIndex,

    /// <summary>As many slots in every row as the fullest row needs, a column number each.</summary>
    Ellpack,

    /// <summary>Compressed rows: where each row starts, a column number a value.</summary>
    Csr,

    /// <summary>Compressed columns: where each column starts, a row number a value.</summary>
    Csc,

    /// <summary>Zeros before each value in five bits; longer runs hold zeros as values (Eyeriss, ISSCC 2016).</summary>
    RunLength,
}
