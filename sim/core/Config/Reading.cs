namespace HwSim.Core.Config;

/// <summary>What a type read from a node.</summary>
/// <param name="Type">The type.</param>
/// <param name="Value">The value.</param>
internal sealed record Reading(object Type, object? Value);
