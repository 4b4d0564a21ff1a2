namespace HwSim.Core.Engine.Exploration;

/// <summary>How the points of a study are chosen.</summary>
/// <param name="Kind">The method.</param>
/// <param name="Points">How many points the method chooses; null for all of a grid, and for a search that goes on until the study's budget is spent.</param>
/// <param name="Seed">Decides every random choice; null where there is none.</param>
public sealed record Strategy(StrategyKind Kind, long? Points, ulong? Seed)
{
    /// <summary>Every combination.</summary>
    public static readonly Strategy Grid = new(StrategyKind.Grid, null, null);

    /// <summary>How many points a population has unless a study says otherwise.</summary>
    public const int UsualPopulation = 64;

    /// <summary>How many points a generation of <see cref="StrategyKind.Nsga2"/> has.</summary>
    public int Population { get; init; } = UsualPopulation;

    /// <summary>The share of points that goes on unless a study says otherwise.</summary>
    public const double UsualShare = 0.25;

    /// <summary>The share of points that <see cref="StrategyKind.SuccessiveHalving"/> costs at the next level.</summary>
    public double Keep { get; init; } = UsualShare;

    /// <summary>True where each batch of points depends on the results of those before.</summary>
    public bool IsSearch => Kind is StrategyKind.Nsga2 or StrategyKind.Surrogate or StrategyKind.SuccessiveHalving;
}
