namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>The ways in which an Ethos-U core works on an ofmap block.</summary>
public enum EthosKind
{
    /// <summary>Windows over all channels.</summary>
    Convolution,

    /// <summary>Windows over one channel each.</summary>
    Depthwise,

    /// <summary>One row of activations by a matrix of weights, which is never buffered.</summary>
    Vector,

    /// <summary>Average or maximum of windows.</summary>
    Pooling,
}
