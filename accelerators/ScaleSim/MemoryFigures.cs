namespace HwSim.Accelerators.ScaleSim;

/// <summary>What the memory model says of a layer.</summary>
/// <param name="LastCycle">Cycle in which the last line is served.</param>
/// <param name="StallCycles">Sum over lines of the longest of the three operands' stalls.</param>
/// <param name="Ifmap">Ifmap activity.</param>
/// <param name="Filter">Filter activity.</param>
/// <param name="Ofmap">Ofmap activity.</param>
internal readonly record struct MemoryFigures(
    long LastCycle,
    long StallCycles,
    OperandActivity Ifmap,
    OperandActivity Filter,
    OperandActivity Ofmap);
