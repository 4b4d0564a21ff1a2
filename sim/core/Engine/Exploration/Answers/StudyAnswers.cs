using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>What a study answers: made by <see cref="StudyAnalysis"/> from results alone.</summary>
public sealed record StudyAnswers
{
    /// <summary>The space that was asked about.</summary>
    public required DesignSpace Space { get; init; }

    /// <summary>How it is divided by what designs are asked to do.</summary>
    public required Scenarios Scenarios { get; init; }

    /// <summary>How many points have a result at the study's own fidelity.</summary>
    public required long Points { get; init; }

    /// <summary>How many of them count.</summary>
    public required long Feasible { get; init; }

    /// <summary>For each objective, how many of those that count have no value of it: a part of each has no published figure. They are on no front.</summary>
    public required ImmutableArray<long> Unknown { get; init; }

    /// <summary>Of the results, whatever their order.</summary>
    public required string Digest { get; init; }

    /// <summary>What is answered for each scenario.</summary>
    public required ImmutableArray<ScenarioAnswers> ByScenario { get; init; }

    /// <summary>What each objective depends on, over all scenarios.</summary>
    public required ImmutableArray<Sensitivity> Sensitivities { get; init; }

    /// <summary>Why designs do not count, the most frequent reason first.</summary>
    public required ImmutableArray<InfeasibleReason> Infeasible { get; init; }

    /// <summary>The designs that serve all scenarios best; empty where there is only one, or the study is no grid.</summary>
    public required ImmutableArray<SharedDesign> Shared { get; init; }

    /// <summary>The baseline designs, the one of the first levels first; empty where the study names no baseline.</summary>
    public required ImmutableArray<PointResult> Baselines { get; init; }

    /// <summary>True where every point of the study has a result.</summary>
    public bool IsComplete => Points == Space.Points;
}
