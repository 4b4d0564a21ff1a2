namespace HwSim.Core.Results;

/// <summary>All kernels of one name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Count">How many ran.</param>
/// <param name="Seconds">Their durations added up.</param>
public sealed record KernelTotal(string Name, long Count, double Seconds);
