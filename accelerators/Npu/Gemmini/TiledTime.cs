namespace HwSim.Accelerators.Npu.Gemmini;

/// <summary>What a tiled product takes, in cycles.</summary>
/// <param name="Compute">The array works.</param>
/// <param name="Fill">Before the first tile computes and after the last has.</param>
/// <param name="Stall">Loads and stores that computing does not hide.</param>
/// <param name="Tiles">Tiles.</param>
public readonly record struct TiledTime(double Compute, double Fill, double Stall, double Tiles)
{
    public double Cycles => Compute + Fill + Stall;
}
