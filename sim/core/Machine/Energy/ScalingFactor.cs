namespace HwSim.Core.Machine;

/// <summary>A factor between two technologies.</summary>
/// <param name="Value">The factor; null where the source does not cover it.</param>
/// <param name="Reason">Why there is none; empty where there is one.</param>
public readonly record struct ScalingFactor(double? Value, string Reason);
