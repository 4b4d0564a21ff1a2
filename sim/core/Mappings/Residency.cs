namespace HwSim.Core.Mappings;

/// <summary>Which operands of an operation need not cross to main memory.</summary>
[Flags]
public enum Residency
{
    None = 0,

    /// <summary>The ifmap is on chip already: the operation before left it there.</summary>
    IfmapOnChip = 1,

    /// <summary>The ofmap stays on chip: the next operation reads it there and nobody else needs it.</summary>
    OfmapStays = 2,
}
