using HwSim.Core.Units;

namespace HwSim.Accelerators.BitMod;

/// <summary>What bitmod_sim says of a product, once.</summary>
/// <param name="Tiles">Tiles of the array.</param>
/// <param name="Compute">Cycles of the array.</param>
/// <param name="Dram">Cycles of main memory.</param>
public readonly record struct BitModFigures(long Tiles, long Compute, long Dram)
{
    /// <summary>The longer of the two: transfers and compute overlap without a remainder.</summary>
    public Cycles Total => new(Math.Max(Compute, Dram));
}
