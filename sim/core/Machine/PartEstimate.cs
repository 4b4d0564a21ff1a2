using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>Energy and area of one part of a machine, with where the figures come from. A figure nobody has published is null.</summary>
/// <param name="Part">What it is: "PE (int8 x int8 + int32)", "ifmap scratchpad", "DRAM".</param>
/// <param name="Count">How many of it the machine has.</param>
/// <param name="Read">Energy of one access that reads, or of one operation.</param>
/// <param name="Write">Energy of one access that writes; null where the part does not write.</param>
/// <param name="AccessBits">Bits that one access moves; 0 for an operation.</param>
/// <param name="Leakage">Static power of one.</param>
/// <param name="Area">Area of one.</param>
/// <param name="Source">Document and table, with the scaling steps that were applied.</param>
/// <param name="Trust">How far to trust it.</param>
public sealed record PartEstimate(
    string Part, long Count, Joules? Read, Joules? Write, int AccessBits, Watts? Leakage, SquareMicrometres? Area, string Source, Trust Trust);
