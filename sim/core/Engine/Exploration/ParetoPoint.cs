using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration;

/// <summary>A point of a Pareto front with its value of each objective.</summary>
public sealed record ParetoPoint(PointResult Result, ImmutableArray<double> Objectives);
