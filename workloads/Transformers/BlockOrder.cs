namespace HwSim.Workloads.Transformers;

/// <summary>How a layer's two halves and its normalizations follow each other.</summary>
public enum BlockOrder
{
    /// <summary>x + attention(norm(x)), then x + ffn(norm(x)).</summary>
    PreNorm,

    /// <summary>norm(x + attention(x)), then norm(x + ffn(x)).</summary>
    PostNorm,

    /// <summary>x + attention(norm(x)) + ffn(norm(x)), one normalization for both.</summary>
    Parallel,

    /// <summary>x + attention(norm1(x)) + ffn(norm2(x)).</summary>
    ParallelTwoNorms,
}
