using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>
/// What the variation of an objective goes with, by variance. First order of axis i: S = Var(E[Y | X_i]) / Var(Y); total order:
/// T = E[Var(Y | all but X_i)] / Var(Y) (Sobol', Math. Comput. Simul. 55, 2001; Homma and Saltelli, Reliab. Eng. Syst. Saf. 52, 1996).
/// </summary>
/// <remarks>
/// On a complete grid both are computed exactly over its feasible points, each weighing the same: a functional ANOVA. With infeasible points the axes
/// are no longer independent, and the indices are the shares of the sums of squares between and within groups of the points that are there.
/// Of a sample, first order only: the ratio of sums of squares, less what chance alone puts between the groups (epsilon squared: Kelley,
/// PNAS 21(9), 1935), over at most <see cref="SampleGroups"/> groups of neighbouring levels; it is uncertain by about 1/√points.
/// Y is the natural logarithm where all values are above zero, since times, energies and areas are compared by factors; else the value itself.
/// Where there are several scenarios, squares are taken within each and added up.
/// </remarks>
/// <param name="Objective">Its index.</param>
/// <param name="Method">How it was computed.</param>
/// <param name="IsLogarithm">True where Y is the logarithm.</param>
/// <param name="Points">How many feasible points entered.</param>
/// <param name="Deviation">The standard deviation of Y within scenarios.</param>
/// <param name="Axes">The axes that vary, scenario axes left out, largest share first.</param>
public sealed record Sensitivity(int Objective, SensitivityMethod Method, bool IsLogarithm, long Points, double Deviation, ImmutableArray<AxisShare> Axes)
{
    /// <summary>The most groups that the levels of an axis are put into for a sample.</summary>
    public const int SampleGroups = 16;

    /// <summary>What no single axis explains: only combinations do.</summary>
    public double Together => Math.Max(0, 1 - Axes.Sum(a => a.First));
}
