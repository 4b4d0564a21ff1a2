using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>The one design that serves all scenarios best by one objective: its geometric mean over them is the best.</summary>
/// <param name="Objective">The index of the objective.</param>
/// <param name="Points">Its point in each scenario.</param>
/// <param name="Values">What the objective is worth in each.</param>
/// <param name="Mean">Their geometric mean.</param>
/// <param name="Loss">How many times worse it is than the best design of each scenario, as a geometric mean; 1 is no worse.</param>
public sealed record SharedDesign(int Objective, ImmutableArray<long> Points, ImmutableArray<double> Values, double Mean, double Loss);
