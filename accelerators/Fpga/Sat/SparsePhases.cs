namespace HwSim.Accelerators.Fpga.Sat;

/// <summary>In which products of a training step N:M patterns are used.</summary>
public enum SparsePhases
{
    /// <summary>Nowhere.</summary>
    Dense,

    /// <summary>In the forward pass: SR-STE.</summary>
    SrSte,

    /// <summary>In the input gradient: SDGP.</summary>
    Sdgp,

    /// <summary>In both: BDWP.</summary>
    Bdwp,
}
