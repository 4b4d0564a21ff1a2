using System.Collections.Immutable;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>
/// Successive halving (Jamieson and Talwalkar, AISTATS 2016) over levels of detail: many points, evenly over the space, at the cheapest
/// level; of the feasible ones the best share by rank and crowding at the next; and so on up to the study's own.
/// </summary>
/// <param name="space">Where to search.</param>
/// <param name="fidelity">The last level.</param>
/// <param name="size">How many points to begin with.</param>
/// <param name="keep">The share that goes on.</param>
/// <param name="seed">Decides which points it begins with.</param>
internal sealed class SuccessiveHalving(SearchSpace space, Fidelity fidelity, int size, double keep, ulong seed) : ISearch
{
    private Fidelity? level;

    public SearchBatch Next(IReadOnlyList<Evaluation> results)
    {
        if (level is null)
        {
            level = Fidelity.Analytic;
            return new SearchBatch(Fidelity.Analytic, new FreshPoints(space, seed).TakeSpread(size));
        }

        if (level == fidelity)
        {
            return new SearchBatch(fidelity, []);
        }

        level++;
        Evaluation[] feasible = [.. results.Where(r => r.IsFeasible)];
        ImmutableArray<long> best = [.. Selection.Best(feasible, (int)ShareOf(results.Count, keep)).Select(e => e.Number)];
        return new SearchBatch(level.Value, best);
    }

    /// <summary>How many of some points go on: a share, rounded up.</summary>
    internal static long ShareOf(long points, double keep) => (long)Math.Ceiling(points * keep);
}
