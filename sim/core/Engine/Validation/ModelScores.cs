using System.Collections.Immutable;

namespace HwSim.Core.Engine.Validation;

/// <summary>A model held against measurements.</summary>
/// <param name="Cells">The scores, by device, kernel and type.</param>
/// <param name="Worst">The rows with the largest ratio of predicted and measured time, either way.</param>
/// <param name="ConstantsFitted">How many constants behind a prediction were fitted; of several kinds of machine the most.</param>
public sealed record ModelScores(ImmutableArray<CellScore> Cells, ImmutableArray<WorstRow> Worst, int ConstantsFitted)
{
    /// <summary>Some thousand rows for pictures, of each cell as many.</summary>
    public ImmutableArray<ScoredPoint> Points { get; init; } = [];

    /// <summary>How well devices are ordered, by kernel and type.</summary>
    public ImmutableArray<RankingScore> Rankings { get; init; } = [];

    /// <summary>How well the gain of 2:4 weights is predicted, by device and type.</summary>
    public ImmutableArray<SpeedupScore> Speedups { get; init; } = [];

    /// <summary>Rows that are scored.</summary>
    public long Rows => Cells.Sum(c => c.Rows);

    /// <summary>Rows without a prediction.</summary>
    public long Skipped => Cells.Sum(c => c.Skipped);
}
