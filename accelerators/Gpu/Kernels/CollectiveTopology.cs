namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>How GPUs are linked.</summary>
public enum CollectiveTopology
{
    /// <summary>Every GPU to every other through switches, each at full link rate.</summary>
    Switched,

    /// <summary>Pairs with a direct link; beyond a pair through the host.</summary>
    Pairs,

    /// <summary>Through the host only.</summary>
    Host,
}
