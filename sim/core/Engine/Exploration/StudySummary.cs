using System.Collections.Immutable;
using HwSim.Core.Engine.Exploration.Answers;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// Sums up the results of a study as they pass by, without keeping them. What a search costed at lower levels on its way is only counted:
/// points, front and digest are of the study's own level.
/// </summary>
public sealed class StudySummary(DesignSpace space)
{
    /// <summary>Reasons can have numbers in them: how many different ones are told apart.</summary>
    private const int MostReasons = 1_000;

    private readonly ObjectiveReader objectives = new(space);
    private readonly UnknownValues unknown = new(space.Study.Objectives.Length);
    private readonly ResultDigest digest = new();
    private readonly Dictionary<string, long> reasons = [];

    /// <summary>How many results were added.</summary>
    public long Points => digest.Results;

    /// <summary>How many results of lower levels were added.</summary>
    public long Screened { get; private set; }

    /// <summary>How many of the study's level are feasible.</summary>
    public long Feasible { get; private set; }

    /// <summary>Why points of the study's level are not feasible, and how many for each reason; the most frequent first.</summary>
    public IEnumerable<KeyValuePair<string, long>> Reasons => reasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal);

    /// <summary>For each objective, how many feasible points have no value of it: a part of each has no published figure. They are not on the front.</summary>
    public ImmutableArray<long> Unknown => unknown.Counts;

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
        if (result.Infeasible is { } reason)
        {
            string told = reasons.ContainsKey(reason) || reasons.Count < MostReasons ? reason : "other reasons";
            reasons[told] = reasons.GetValueOrDefault(told) + 1;
            return;
        }

        Feasible++;
        ImmutableArray<double> values = objectives.Read(result);
        unknown.Add(values.AsSpan());
        Front.Add(result, values);
    }
}
