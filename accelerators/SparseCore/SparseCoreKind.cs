namespace HwSim.Accelerators.SparseCore;

/// <summary>What a sparse tensor core skips and compresses.</summary>
public enum SparseCoreKind
{
    /// <summary>Nothing: N:M weights run dense.</summary>
    Dense,

    /// <summary>Nothing, but multipliers of pruned weights stand still: fewer multiplications in as many cycles.</summary>
    Gated,

    /// <summary>Half of the weights, where a pattern keeps no more than half: NVIDIA's 2:4.</summary>
    Structured,

    /// <summary>All that an N:M pattern leaves out; the ifmap values that the weights choose from come uncompressed.</summary>
    Flexible,

    /// <summary>Like <see cref="Flexible"/>, the ifmap compressed by a bitmask.</summary>
    DualCompress,

    /// <summary>Zeros of both operands, by outer products of what is left (Wang et al., ISCA 2021).</summary>
    DualSide,
}
