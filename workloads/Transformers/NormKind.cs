namespace HwSim.Workloads.Transformers;

/// <summary>How a layer normalizes.</summary>
public enum NormKind
{
    /// <summary>Layer normalization: scale and shift.</summary>
    Layer,

    /// <summary>Root-mean-square normalization: scale only.</summary>
    RootMeanSquare,
}
