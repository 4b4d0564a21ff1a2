using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>What a study answers for one scenario.</summary>
public sealed record ScenarioAnswers
{
    /// <summary>What tells it apart, as values of axes; empty where it is the only one.</summary>
    public required string Name { get; init; }

    /// <summary>How many points have a result.</summary>
    public required long Points { get; init; }

    /// <summary>How many of them count.</summary>
    public required long Feasible { get; init; }

    /// <summary>The points that no other beats in all objectives, by number.</summary>
    public required ImmutableArray<ParetoPoint> Front { get; init; }

    /// <summary>The volume that the front dominates up to <see cref="Reference"/>; null where it is not known.</summary>
    public double? Hypervolume { get; init; }

    /// <summary>The worst value of each objective among the points that count.</summary>
    public required ImmutableArray<double> Reference { get; init; }

    /// <summary>The best design by each objective; null where none has a value.</summary>
    public required ImmutableArray<Best?> Best { get; init; }

    /// <summary>How many designs are within 1 % of the best by each objective, the best included; empty where the study is no complete grid.</summary>
    public ImmutableArray<long> NearlyBest { get; init; } = [];

    /// <summary>A balanced design of the front; null where it is empty.</summary>
    public ParetoPoint? Knee { get; init; }

    /// <summary>The best designs within each budget.</summary>
    public required ImmutableArray<BudgetAnswer> Budgets { get; init; }

    /// <summary>What each objective depends on.</summary>
    public required ImmutableArray<Sensitivity> Sensitivities { get; init; }

    /// <summary>What changes where one axis leaves <see cref="ProfiledFrom"/>; empty where the study is no grid, whose points need not differ in one axis only.</summary>
    public required ImmutableArray<AxisProfile> Profiles { get; init; }

    /// <summary>The number of the design that the profiles start from: the baseline where it is a point of the grid, else the knee; null where there is neither.</summary>
    public long? ProfiledFrom { get; init; }

    /// <summary>How many feasible designs each resource binds.</summary>
    public required ImmutableSortedDictionary<string, long> BoundBy { get; init; }

    /// <summary>The space over the two axes that matter most to the first objective, the one with more values across; null where no axis varies.</summary>
    public BindingMap? Map { get; init; }

    /// <summary>The baseline design; null where there is none, or several because the baseline leaves axes of the design open.</summary>
    public PointResult? Baseline { get; init; }

    /// <summary>What the baseline is worth by each objective; empty where there is none.</summary>
    public required ImmutableArray<double> BaselineValues { get; init; }

    /// <summary>How many designs are better than their baseline by each objective.</summary>
    public required ImmutableArray<long> BetterThanBaseline { get; init; }

    /// <summary>How many are nowhere worse than it, and somewhere better.</summary>
    public long DominatesBaseline { get; init; }
}
