namespace HwSim.Core.Machine;

/// <summary>Published energy and area figures of parts, under one name.</summary>
/// <param name="Name">The name that machine files use.</param>
/// <param name="Description">Where the figures come from, in one sentence.</param>
public sealed record EnergyTable(string Name, string Description);
