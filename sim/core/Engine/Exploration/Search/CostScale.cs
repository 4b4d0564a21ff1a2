using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>
/// Costs as models see them: logarithms, since costs of designs are products more than sums, for an objective whose known values are all
/// above or all below zero. The order of points stays as it is.
/// </summary>
internal sealed class CostScale
{
    private readonly int[] signs;

    /// <param name="known">Points with costs.</param>
    public CostScale(IReadOnlyList<Evaluation> known) => signs = [.. known[0].Costs.Select((_, objective) =>
        known.All(e => e.Costs[objective] > 0) ? 1 : known.All(e => e.Costs[objective] < 0) ? -1 : 0)];

    /// <summary>How many costs a point has.</summary>
    public int Objectives => signs.Length;

    /// <summary>The costs of a point.</summary>
    public double[] Of(ImmutableArray<double> costs) => [.. costs.Select((cost, objective) => signs[objective] switch
    {
        1 => RoughLog.Of(cost),
        -1 => -RoughLog.Of(-cost),
        _ => cost,
    })];
}
