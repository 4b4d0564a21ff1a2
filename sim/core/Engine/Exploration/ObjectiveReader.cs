using System.Collections.Immutable;
using System.Runtime.InteropServices;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration;

/// <summary>Reads what a study's objectives are worth for a result.</summary>
/// <param name="space">The study's points.</param>
/// <param name="evaluator">Costs baseline designs where they are needed; without one, they have to be added before the points that are compared with them.</param>
public sealed class ObjectiveReader(DesignSpace space, PointEvaluator? evaluator = null)
{
    private readonly bool readsAxes = space.Study.Objectives.Any(o => o.Value.Names.Any(n => !ResultKeys.Contains(n)));
    /// <summary>What an objective that is a plain result reads, as documents have it, so an area in mm²; null for one that is computed.</summary>
    private readonly ImmutableArray<Func<PointResult, double?>?> plain = [.. space.Study.Objectives.Select(o => o.Value is Expression.Name name && ResultKeys.Contains(name.Text) && !ResultKeys.IsOfBaseline(name.Text) ? ResultKeys.AsDocumented(name.Text) : null)];
    private readonly Dictionary<(long Design, Fidelity Fidelity), PointResult> baselines = [];

    /// <summary>The baseline designs that were added, in the order of their numbers.</summary>
    public IEnumerable<PointResult> Baselines => baselines.Values.OrderByDescending(b => b.Number);

    /// <summary>Adds what a baseline design costs.</summary>
    public void AddBaseline(PointResult baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        baselines[(baseline.Number, baseline.Fidelity)] = baseline;
    }

    /// <summary>What a result is compared with; null where the study names no baseline, or it was not added.</summary>
    public PointResult? BaselineOf(PointResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return baselines.Count > 0 && space.BaselineOf(result.Number) is { } design && baselines.TryGetValue((design, result.Fidelity), out PointResult? added)
            ? added
            : evaluator?.BaselineOf(result.Number, result.Fidelity);
    }

    /// <summary>One value for each objective, in their order; not a number where a figure that it reads is not known.</summary>
    public ImmutableArray<double> Read(PointResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        DesignPoint? point = readsAxes ? space[result.Number] : null;
        PointResult? baseline = BaselineOf(result);
        double[] values = new double[plain.Length];
        for (int i = 0; i < values.Length; i++)
        {
            // What is computed is in base units.
            values[i] = plain[i] is { } read ? read(result) ?? double.NaN : space.Study.Objectives[i].Value.Evaluate(name => space.ValueOf(name, result, point, baseline));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }
}
