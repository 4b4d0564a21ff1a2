namespace HwSim.Core.Engine.Exploration;

/// <summary>What one operation of a design point costs; seconds and joules.</summary>
/// <param name="Name">The operation.</param>
/// <param name="Infeasible">Why it cannot run; null where it can.</param>
/// <param name="Seconds">Null where it cannot run, likewise the figures after it.</param>
/// <param name="Cycles">At the machine's clock.</param>
/// <param name="Energy">Dynamic energy; null where a part has no figure.</param>
/// <param name="Utilization">Of the matrix engine.</param>
/// <param name="BoundBy">The resource that decides the time.</param>
public sealed record PointOperation(string Name, string? Infeasible, double? Seconds, long? Cycles, double? Energy, double? Utilization, string? BoundBy);
