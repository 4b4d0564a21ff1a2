namespace HwSim.Accelerators.Gpu;

/// <summary>Families of GPUs whose multiprocessors work alike.</summary>
public enum Generation
{
    Maxwell,
    Pascal,
    Volta,
    Turing,
    Ampere,
    Ada,
    Hopper,
    Blackwell,

    /// <summary>AMD Vega: no matrix cores.</summary>
    Gcn,

    /// <summary>AMD with matrix cores, MI100 on.</summary>
    Cdna,
}
