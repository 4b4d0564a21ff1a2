using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration;

/// <summary>A question about a design space, as its file says it.</summary>
public sealed record Study
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>The machine; null where an axis names it.</summary>
    public ScalarNode? Machine { get; init; }

    /// <summary>Overrides of the machine file, <c>path=value</c>.</summary>
    public ImmutableArray<string> Settings { get; init; } = [];

    /// <summary>The workload; null where an axis names it.</summary>
    public ScalarNode? Workload { get; init; }

    /// <summary>Options of the workload.</summary>
    public ImmutableArray<KeyValuePair<string, ScalarNode>> Options { get; init; } = [];

    /// <summary>Techniques that every point applies, in order.</summary>
    public ImmutableArray<ScalarNode> Techniques { get; init; } = [];

    public Fidelity Fidelity { get; init; }

    public required ImmutableArray<Axis> Axes { get; init; }

    public ImmutableArray<Constraint> Constraints { get; init; } = [];

    public ImmutableArray<Objective> Objectives { get; init; } = [];

    public Strategy Strategy { get; init; } = Strategy.Grid;

    public Budget Budget { get; init; } = Budget.None;

    /// <summary>What designs are compared with: names of independent axes with a value each, all others being as the compared design has them. Empty where nothing is named.</summary>
    public ImmutableArray<KeyValuePair<ScalarNode, ScalarNode>> Baseline { get; init; } = [];

    /// <summary>Comparisons within each of which the best designs are asked for; they exclude nothing.</summary>
    public ImmutableArray<Constraint> Budgets { get; init; } = [];

    /// <summary>The constraints that can be decided before anything is simulated.</summary>
    public IEnumerable<Constraint> AxisConstraints => Constraints.Where(c => !c.Names.Any(ResultKeys.Contains));

    /// <summary>The constraints that need results.</summary>
    public IEnumerable<Constraint> ResultConstraints => Constraints.Where(c => c.Names.Any(ResultKeys.Contains));
}
