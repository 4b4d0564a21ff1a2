namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// Sums up the results of a study as they pass by, without keeping them. What a search costed at lower levels on its way is only counted:
/// points, front and digest are of the study's own level.
/// </summary>
public sealed class StudySummary(DesignSpace space)
{
    private readonly ObjectiveReader objectives = new(space);
    private readonly ResultDigest digest = new();

    /// <summary>How many results were added.</summary>
    public long Points => digest.Results;

    /// <summary>How many results of lower levels were added.</summary>
    public long Screened { get; private set; }

    /// <summary>How many of the study's level are feasible.</summary>
    public long Feasible { get; private set; }

    /// <summary>The front over the study's objectives.</summary>
    public ParetoFront Front { get; } = new(space.Study.Objectives);

    /// <summary>Of all results, whatever their order.</summary>
    public string Digest => digest.Text;

    /// <summary>Adds a result; a baseline design, which does not count as a point, before the points that are compared with it.</summary>
    public void Add(PointResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.IsBaseline)
        {
            objectives.AddBaseline(result);
            return;
        }

        if (result.Fidelity != space.Study.Fidelity)
        {
            Screened++;
            return;
        }

        digest.Add(result);
        if (result.Infeasible is not null)
        {
            return;
        }

        Feasible++;
        Front.Add(result, objectives.Read(result));
    }
}
