namespace HwSim.Accelerators.Coupled.Kernels;

/// <summary>The values that a kernel works on, counted from its operation.</summary>
public enum ValueSet
{
    /// <summary>Those of the result.</summary>
    Elements,

    /// <summary>One for each row of the result.</summary>
    Rows,

    /// <summary>The streamed operand of a product: queries, or shares of attention.</summary>
    Queries,

    /// <summary>The other operand, once for every product: keys or values, repeated for each query head.</summary>
    Keys,

    /// <summary>The same without repetition: what the cache holds.</summary>
    Cache,

    /// <summary>One value.</summary>
    Once,

    /// <summary>One for each sequence of the batch.</summary>
    Sequences,

    /// <summary>A logit for each word and sequence.</summary>
    Logits,
}
