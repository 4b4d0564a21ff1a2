using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>One design of a profile.</summary>
/// <param name="Value">Its value of the axis.</param>
/// <param name="Number">The number of the point.</param>
/// <param name="Objectives">What each objective is worth; not a number where the design does not count.</param>
public sealed record ProfileStep(string Value, long Number, ImmutableArray<double> Objectives);
