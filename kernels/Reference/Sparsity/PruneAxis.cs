namespace HwSim.Kernels.Reference.Sparsity;

/// <summary>Along which extent of a row-major matrix the M values of a group follow one another.</summary>
public enum PruneAxis
{
    /// <summary>Consecutive rows of one column: the reduction of x·W with W of K×N, as in the forward pass.</summary>
    Rows,

    /// <summary>Consecutive columns of one row: the reduction of dy·Wᵀ, as in the input gradient.</summary>
    Columns,
}
