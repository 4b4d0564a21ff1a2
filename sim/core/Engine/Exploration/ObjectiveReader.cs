using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace HwSim.Core.Engine.Exploration;

/// <summary>Reads what a study's objectives are worth for a result.</summary>
public sealed class ObjectiveReader(DesignSpace space)
{
    private readonly bool readsAxes = space.Study.Objectives.Any(o => o.Value.Names.Any(n => !ResultKeys.Contains(n)));

    /// <summary>What an objective that is a plain result reads, as documents have it, so an area in mm²; null for one that is computed.</summary>
    private readonly ImmutableArray<Func<PointResult, double?>?> plain = [.. space.Study.Objectives.Select(o => o.Value is Expression.Name name && ResultKeys.Contains(name.Text) ? ResultKeys.AsDocumented(name.Text) : null)];

    /// <summary>One value for each objective, in their order; not a number where a figure that it reads is not known.</summary>
    public ImmutableArray<double> Read(PointResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        DesignPoint? point = readsAxes ? space[result.Number] : null;
        double[] values = new double[plain.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = plain[i] is { } read ? read(result) ?? double.NaN : Computed(space.Study.Objectives[i], result, point);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    /// <summary>Anything computed is in base units.</summary>
    private double Computed(Objective objective, PointResult result, DesignPoint? point) =>
        objective.Value.Evaluate(name => ResultKeys.Contains(name) ? ResultKeys.ValueOf(result, name) ?? double.NaN : space.NumberOf(point!, name));
}
