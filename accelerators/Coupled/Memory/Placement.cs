namespace HwSim.Accelerators.Coupled.Memory;

/// <summary>What lies in host memory.</summary>
/// <param name="Weights">The share of weights, 0 to 1.</param>
/// <param name="Cache">The share of keys and values, 0 to 1.</param>
/// <param name="Access">How kernels get it.</param>
public readonly record struct Placement(double Weights, double Cache, HostAccess Access)
{
    /// <summary>Everything in device memory.</summary>
    public static readonly Placement Device;

    /// <summary>True where anything crosses the link.</summary>
    public bool UsesHost => Weights > 0 || Cache > 0;
}
