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

    /// <summary>The costs of a result, and how far it is from breaking each constraint.</summary>
    public Evaluation Read(PointResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Evaluation unknown = new(result.Number, false, [], []);
        if (result.Seconds is null)
        {
            return unknown;
        }

        PointResult? baseline = baselineOf(result.Number, result.Fidelity);
        if (baseline is not null)
        {
            objectives.AddBaseline(baseline);
        }

        ImmutableArray<double> costs = [.. objectives.Read(result).Select((v, i) => space.Study.Objectives[i].Maximize ? -v : v)];
        ImmutableArray<double> margins = MarginsOf(result, baseline);
        return costs.All(double.IsFinite) && margins.All(double.IsFinite) ? new Evaluation(result.Number, result.Infeasible is null, costs, margins) : unknown;
    }

    private ImmutableArray<double> MarginsOf(PointResult result, PointResult? baseline)
    {
        if (constraints.IsEmpty)
        {
            return [];
        }

        DesignPoint point = space[result.Number];
        return [.. constraints.Select(c => c.MarginOf(name => space.ValueOf(name, result, point, baseline)))];
    }
}
