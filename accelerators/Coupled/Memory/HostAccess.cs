namespace HwSim.Accelerators.Coupled.Memory;

/// <summary>How kernels get what lies in host memory.</summary>
public enum HostAccess
{
    /// <summary>They load it over a coherent link while they run.</summary>
    Direct,

    /// <summary>A copy engine brings it layer by layer into one of two buffers, while the layer before runs.</summary>
    Copy,
}
