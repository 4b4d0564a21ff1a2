namespace HwSim.Core.Engine.Exploration;

/// <summary>How the points of a study are chosen.</summary>
/// <param name="Kind">The method.</param>
/// <param name="Points">The budget; null for all of a grid.</param>
/// <param name="Seed">Decides every random choice; null where there is none.</param>
public sealed record Strategy(StrategyKind Kind, long? Points, ulong? Seed)
{
    /// <summary>Every combination.</summary>
    public static readonly Strategy Grid = new(StrategyKind.Grid, null, null);
}
