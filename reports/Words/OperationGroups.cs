using System.Collections.Immutable;
using HwSim.Core.Results;

namespace HwSim.Reports.Words;

/// <summary>Chooses which rows a chart of operations has.</summary>
/// <param name="Rows">What to draw, from top to bottom.</param>
/// <param name="Grouped">True where operations of one kind and shape share a row, largest first; false where each has its own, in the order of the run.</param>
public sealed record OperationGroups(ImmutableArray<OperationGroup> Rows, bool Grouped)
{
    /// <summary>Up to this many operations have a row each.</summary>
    public const int MostSingles = 60;

    /// <summary>Beyond that, the largest groups have a row and the last row takes the rest.</summary>
    public const int MostGroups = 24;

    /// <summary>The rows of a run, the feasible operations only.</summary>
    public static OperationGroups Of(IEnumerable<OperationResult> operations, Func<OperationGroup, double> weight)
    {
        ImmutableArray<OperationResult> feasible = [.. operations.Where(o => o.IsFeasible())];
        if (feasible.Length <= MostSingles)
        {
            return new([.. feasible.Select(OperationGroup.Single)], Grouped: false);
        }

        ImmutableArray<OperationGroup> all = [.. Alike(feasible).OrderByDescending(weight)];
        if (all.Length <= MostGroups + 1)
        {
            return new(all, Grouped: true);
        }

        ImmutableArray<OperationGroup> rest = all[MostGroups..];
        return new([.. all[..MostGroups], OperationGroup.Rest([.. rest.SelectMany(g => g.Members)], rest.Length)], Grouped: true);
    }

    /// <summary>Operations of one kind and shape together, in the order of their first.</summary>
    public static IEnumerable<OperationGroup> Alike(IEnumerable<OperationResult> operations) =>
        operations.GroupBy(o => (o.Kind, o.SourceType, o.M, o.N, o.K, o.Count)).Select(g => OperationGroup.Alike([.. g]));
}
