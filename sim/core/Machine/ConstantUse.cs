using HwSim.Core.Config;

namespace HwSim.Core.Machine;

/// <summary>A constant that a result rests on.</summary>
/// <param name="Name">What it is, with its path in the machine file where it has one.</param>
/// <param name="Value">Its value with unit.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Trust">How far to trust it.</param>
public sealed record ConstantUse(string Name, string Value, string Source, Trust Trust);
