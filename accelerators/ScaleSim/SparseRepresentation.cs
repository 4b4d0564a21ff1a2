namespace HwSim.Accelerators.ScaleSim;

/// <summary>How compressed filters are stored: the <c>SparseRep</c> key of a SCALE-Sim configuration.</summary>
public enum SparseRepresentation
{
    Csr,
    Csc,
    EllpackBlock,
}
