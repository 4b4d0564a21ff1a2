using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration;

/// <summary>Says how shares of variation were computed, and how far they go.</summary>
internal static class SensitivityWords
{
    /// <summary>The axes in the order of tables and pictures: those that some objective depends on most first.</summary>
    public static int[] Axes(IEnumerable<Sensitivity> of) =>
        [.. of.SelectMany(s => s.Axes).GroupBy(a => a.Axis).OrderByDescending(g => g.Max(a => a.Total ?? a.First)).ThenBy(g => g.Key).Select(g => g.Key)];

    public static string Method(StudyAnswers answers)
    {
        if (answers.Sensitivities.IsEmpty)
        {
            return "";
        }

        Sensitivity first = answers.Sensitivities[0];
        long points = answers.Sensitivities.Max(s => s.Points);
        string entered = points == answers.Points ? "All points entered."
            : $"{Figure.Percent(Headlines.Share(points, answers.Points))} of the points entered; the others do not count or lack a figure. With such holes axes are not independent, so shares can overlap and need not add up.";
        string logarithm = answers.Sensitivities.All(s => s.IsLogarithm) ? "the logarithm of each objective, since designs are compared by factors"
            : answers.Sensitivities.Any(s => s.IsLogarithm) ? "the logarithm of each objective whose values are all above zero, and of the others the value itself" : "the value of each objective";
        string scenarios = answers.Scenarios.Count > 1 ? " Variation is taken within each scenario and added up." : "";
        string how = first.Method switch
        {
            SensitivityMethod.Exact => "Exact over the grid, a functional analysis of variance: alone is the first-order index Var(E[Y|X])/Var(Y), in all the total-order index E[Var(Y|all others)]/Var(Y) (Sobol', 2001; Homma and Saltelli, 1996).",
            SensitivityMethod.ExactFirstOrder => "Exact over the grid: the first-order index Var(E[Y|X])/Var(Y) (Sobol', 2001). The grid is too large here for total-order indices.",
            SensitivityMethod.Sample => $"Estimated from {Figure.Whole(first.Points)} points: first-order indices as ratios of sums of squares, less what chance puts between groups (Kelley, 1935), uncertain by about {Figure.Percent(1 / Math.Sqrt(Math.Max(1, first.Points)))}. Only a complete grid gives total-order indices.",
            _ => $"Estimated from the {Figure.Whole(first.Points)} points that the search chose, which are dense where designs are good: they say what the search saw, not what the whole space does.",
        };
        return $"{how} Y is {logarithm}.{scenarios} {entered}";
    }
}
