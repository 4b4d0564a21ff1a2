namespace HwSim.Core.Engine.Exploration;

/// <summary>A part of a study: every <see cref="Count"/>-th point from <see cref="Index"/> - 1 on.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Count">How many parts there are.</param>
public readonly record struct Shard(int Index, int Count)
{
    /// <summary>The whole study.</summary>
    public static readonly Shard Whole = new(1, 1);

    /// <summary>How many of a study's points are in it.</summary>
    public long PointsOf(long points) => (points - Index + Count) / Count;

    /// <summary>The number of its n-th point.</summary>
    public long NumberOf(long ordinal) => (ordinal * Count) + Index - 1;

    /// <summary>True where a point is in it; a baseline design never is.</summary>
    public bool Contains(long number) => number >= 0 && number % Count == Index - 1;

    /// <summary>Which of its points a point is.</summary>
    public long OrdinalOf(long number) => number / Count;

    public override string ToString() => FormattableString.Invariant($"{Index}/{Count}");
}
