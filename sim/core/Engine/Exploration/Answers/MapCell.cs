using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>The designs that share a level, or a group of neighbouring levels, of two axes.</summary>
/// <param name="Feasible">How many count.</param>
/// <param name="Infeasible">How many do not.</param>
/// <param name="BoundBy">How many of the feasible ones each resource binds.</param>
/// <param name="Best">The best value of each objective; not a number where none is known.</param>
/// <param name="BestPoint">The point that has it.</param>
public sealed record MapCell(long Feasible, long Infeasible, ImmutableSortedDictionary<string, long> BoundBy, ImmutableArray<double> Best, ImmutableArray<long> BestPoint)
{
    /// <summary>What binds most of its designs; null where none is feasible.</summary>
    public string? MostBoundBy => BoundBy.IsEmpty ? null : BoundBy.MaxBy(b => b.Value).Key;
}
