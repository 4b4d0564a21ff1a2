namespace HwSim.Core.Results;

/// <summary>Where energy goes.</summary>
public enum EnergyComponent
{
    Macs,
    PeRegisters,
    VectorUnit,
    IfmapScratchpad,
    FilterScratchpad,
    OfmapScratchpad,
    Caches,
    Dram,
    Links,
    Leakage,
}
