using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>What a search learns about a point.</summary>
/// <param name="Number">The point.</param>
/// <param name="Costs">The objectives, each so that less is better; empty where they are not all known.</param>
/// <param name="Violation">Zero where the point is feasible; else how far it is from it, infinite where nobody can say.</param>
public sealed record Evaluation(long Number, ImmutableArray<double> Costs, double Violation)
{
    /// <summary>True where the point counts.</summary>
    public bool IsFeasible => Violation == 0;
}
