using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration;

/// <summary>Reads what a study's objectives are worth for a result.</summary>
public sealed class ObjectiveReader(DesignSpace space)
{
    private readonly bool readsAxes = space.Study.Objectives.Any(o => o.Value.Names.Any(n => !ResultKeys.Contains(n)));

    /// <summary>One value for each objective, in their order; not a number where a figure that it reads is not known.</summary>
    public ImmutableArray<double> Read(PointResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        DesignPoint? point = readsAxes ? space[result.Number] : null;
        return [.. space.Study.Objectives.Select(o => ValueOf(o, result, point))];
    }

    /// <summary>A plain result as documents have it, so an area in mm²; anything computed in base units.</summary>
    private double ValueOf(Objective objective, PointResult result, DesignPoint? point) => objective.Value is Expression.Name { Text: "area_mm2" }
        ? result.AreaMm2 ?? double.NaN
        : objective.Value.Evaluate(name => ResultKeys.Contains(name) ? ResultKeys.ValueOf(result, name) ?? double.NaN : space.NumberOf(point!, name));
}
