namespace HwSim.Kernels.Runtime;

/// <summary>What one node of a model took, on average over the profiled calls.</summary>
/// <param name="Name">The node, as the optimised graph calls it.</param>
/// <param name="Operator">Its operator.</param>
/// <param name="Provider">What executed it.</param>
/// <param name="Microseconds">Of one call.</param>
public sealed record ProfiledNode(string Name, string Operator, string Provider, double Microseconds);
