namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>One result as the analyses see it. It is filled anew for each, so none may keep it.</summary>
/// <param name="axes">How many independent axes there are.</param>
/// <param name="objectives">How many objectives there are.</param>
internal sealed class Observation(int axes, int objectives)
{
    public PointResult Result { get; set; } = null!;

    public bool IsFeasible => Result.Infeasible is null;

    /// <summary>The level of each independent axis.</summary>
    public int[] Levels { get; } = new int[axes];

    /// <summary>What each objective is worth; not a number where a figure that it reads is not known.</summary>
    public double[] Values { get; } = new double[objectives];

    /// <summary>The scenario.</summary>
    public int Scenario { get; set; }
}
