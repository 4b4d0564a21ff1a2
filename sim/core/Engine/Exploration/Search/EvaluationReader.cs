using System.Collections.Immutable;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>Reads from a result what a search learns from it.</summary>
/// <param name="space">The study.</param>
/// <param name="baselineOf">What a design costs that a point is compared with; null where the study names no baseline.</param>
public sealed class EvaluationReader(DesignSpace space, Func<long, Fidelity, PointResult?> baselineOf)
{
    private readonly ObjectiveReader objectives = new(space);
    private readonly ImmutableArray<Constraint> constraints = [.. space.Study.ResultConstraints];

    /// <summary>The costs of a result, and how far it is from being feasible.</summary>
    public Evaluation Read(PointResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Infeasible is not null)
        {
            return new Evaluation(result.Number, [], ViolationOf(result));
        }

        if (baselineOf(result.Number, result.Fidelity) is { } baseline)
        {
            objectives.AddBaseline(baseline);
        }

        ImmutableArray<double> values = objectives.Read(result);
        return values.All(double.IsFinite)
            ? new Evaluation(result.Number, [.. values.Select((v, i) => space.Study.Objectives[i].Maximize ? -v : v)], 0)
            : new Evaluation(result.Number, [], double.PositiveInfinity);
    }

    /// <summary>The sum of what constraints are missed by; infinite where the design cannot be costed at all.</summary>
    private double ViolationOf(PointResult result)
    {
        if (result.Seconds is null)
        {
            return double.PositiveInfinity;
        }

        DesignPoint point = space[result.Number];
        PointResult? baseline = baselineOf(result.Number, result.Fidelity);
        double sum = constraints.Sum(c => c.MissedBy(name => space.ValueOf(name, result, point, baseline)));
        return Math.Max(sum, double.Epsilon);
    }
}
