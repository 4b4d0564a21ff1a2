using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>One memory macro.</summary>
/// <param name="Capacity">What it holds.</param>
/// <param name="Read">Energy of reading one word.</param>
/// <param name="Write">Energy of writing one word.</param>
/// <param name="Leakage">Static power.</param>
/// <param name="Area">Area.</param>
public readonly record struct SramMacro(Bytes Capacity, Joules Read, Joules Write, Watts Leakage, SquareMicrometres Area);
