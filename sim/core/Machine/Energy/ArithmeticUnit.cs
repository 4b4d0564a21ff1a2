using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>One row of a published table of logic.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Bits">Width of its operands.</param>
/// <param name="Energy">Energy of one operation.</param>
/// <param name="Leakage">Static power; null where not stated.</param>
/// <param name="Area">Area; null where not stated.</param>
public sealed record ArithmeticUnit(ArithmeticPart Part, int Bits, Joules Energy, Watts? Leakage, SquareMicrometres? Area);
