namespace HwSim.Core.Engine.Exploration;

/// <summary>Sums up the results of a study as they pass by, without keeping them.</summary>
public sealed class StudySummary(DesignSpace space)
{
    private readonly bool readsAxes = space.Study.Objectives.Any(o => o.Value.Names.Any(n => !ResultKeys.Contains(n)));
    private readonly ResultDigest digest = new();

    /// <summary>How many results were added.</summary>
    public long Points => digest.Results;

    /// <summary>How many of them are feasible.</summary>
    public long Feasible { get; private set; }

    /// <summary>The front over the study's objectives.</summary>
    public ParetoFront Front { get; } = new(space.Study.Objectives);

    /// <summary>Of all results, whatever their order.</summary>
    public string Digest => digest.Text;

    /// <summary>Adds a result.</summary>
    public void Add(PointResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        digest.Add(result);
        if (result.Infeasible is not null)
        {
            return;
        }

        Feasible++;
        DesignPoint? point = readsAxes ? space[result.Number] : null;
        Front.Add(result, [.. space.Study.Objectives.Select(o => ValueOf(o, result, point))]);
    }

    /// <summary>A plain result as documents have it, so an area in mm²; anything computed in base units.</summary>
    private double ValueOf(Objective objective, PointResult result, DesignPoint? point) => objective.Value is Expression.Name { Text: "area_mm2" }
        ? result.AreaMm2 ?? double.NaN
        : objective.Value.Evaluate(name => ResultKeys.Contains(name) ? ResultKeys.ValueOf(result, name) ?? double.NaN : space.NumberOf(point!, name));
}
