namespace HwSim.Core.Graph;

/// <summary>The kinds of work that machines model.</summary>
public enum OperationKind
{
    Gemm,
    Convolution,
    DepthwiseConvolution,
    Elementwise,
    Activation,
    Softmax,
    Normalization,
    Pooling,
    Reduction,
    Embedding,
    DataMovement,
    OptimizerStep,

    /// <summary>An operator without a model: costed by its bytes and named in the report.</summary>
    Unmodelled,
}
