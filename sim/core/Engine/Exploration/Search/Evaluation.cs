using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>What a search learns about a point.</summary>
/// <param name="Number">The point.</param>
/// <param name="IsFeasible">True where the point counts.</param>
/// <param name="Costs">The objectives, each so that less is better, also of points that only break constraints; empty where not all are known.</param>
/// <param name="Margins">For each constraint over results how far the point is on the wrong side of it, below 0 on the right side; empty where <paramref name="Costs"/> is.</param>
public sealed record Evaluation(long Number, bool IsFeasible, ImmutableArray<double> Costs, ImmutableArray<double> Margins)
{
    /// <summary>How far the point is from being feasible: 0 where it is, infinite where nobody can say.</summary>
    public double Violation => IsFeasible ? 0 : Costs.IsEmpty ? double.PositiveInfinity : Math.Max(Margins.Sum(m => Math.Max(0, m)), double.Epsilon);
}
