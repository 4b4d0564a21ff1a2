namespace HwSim.Accelerators.Coupled.Kernels;

/// <summary>How the time of a kernel is found.</summary>
public enum KernelKind
{
    /// <summary>A stream over values.</summary>
    Elementwise,

    /// <summary>A softmax over rows.</summary>
    Softmax,

    /// <summary>A layer normalization over rows.</summary>
    LayerNorm,

    /// <summary>The operation itself, as the GPU machine costs it.</summary>
    Operation,

    /// <summary>Scores, softmax and weighted sum in one.</summary>
    Attention,
}
