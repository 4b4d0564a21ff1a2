using System.Collections.Immutable;
using System.Globalization;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>
/// Keeps the best designs within each budget of a study. Where it names none, areas are budgets: designs are kept by the round figure (1, 2 or 5 times a
/// power of ten) that their area just keeps within, so that the best within any of these is known at the end.
/// </summary>
internal sealed class BudgetAnalysis(DesignSpace space)
{
    private const int MostDerived = 4;

    private static readonly double[] Steps = [1, 2, 5];

    private readonly BestOf[] named = [.. space.Study.Budgets.Select(_ => new BestOf(space.Study.Objectives))];
    private readonly SortedDictionary<int, BestOf> byArea = [];

    /// <param name="seen">A feasible point.</param>
    /// <param name="valueOf">What names stand for at it.</param>
    public void Add(Observation seen, Func<string, double> valueOf)
    {
        for (int i = 0; i < named.Length; i++)
        {
            if (space.Study.Budgets[i].Holds(valueOf))
            {
                named[i].Add(seen);
            }
        }

        if (named.Length == 0 && seen.Result.AreaMm2 is > 0 and { } area)
        {
            int step = StepOf(area);
            if (!byArea.TryGetValue(step, out BestOf? best))
            {
                byArea[step] = best = new BestOf(space.Study.Objectives);
            }

            best.Add(seen);
        }
    }

    /// <summary>The budgets in the order of the study, or rising areas.</summary>
    public ImmutableArray<BudgetAnswer> Answer()
    {
        if (named.Length > 0)
        {
            return [.. named.Select((best, i) => new BudgetAnswer(space.Study.Budgets[i].Text, false, best.All))];
        }

        // The largest step holds every design, so it is no budget.
        int[] steps = [.. byArea.Keys.SkipLast(1)];
        int[] shown = [.. Enumerable.Range(0, Math.Min(MostDerived, steps.Length)).Select(i => steps[steps.Length <= MostDerived ? i : i * (steps.Length - 1) / (MostDerived - 1)]).Distinct()];
        BestOf within = new(space.Study.Objectives);
        ImmutableArray<BudgetAnswer>.Builder answers = ImmutableArray.CreateBuilder<BudgetAnswer>();
        foreach ((int step, BestOf best) in byArea)
        {
            within.Add(best);
            if (shown.Contains(step))
            {
                answers.Add(new BudgetAnswer(string.Create(CultureInfo.InvariantCulture, $"area_mm2 <= {Round(step):0.######} mm2"), true, within.All));
            }
        }

        return answers.ToImmutable();
    }

    /// <summary>The first step whose round figure is not below a value.</summary>
    private static int StepOf(double value)
    {
        int step = 3 * (int)Math.Floor(Math.Log10(value));
        while (Round(step) < value)
        {
            step++;
        }

        return step;
    }

    private static double Round(int step)
    {
        (int power, int digit) = Math.DivRem(step, Steps.Length);
        return digit < 0 ? Steps[digit + Steps.Length] * Math.Pow(10, power - 1) : Steps[digit] * Math.Pow(10, power);
    }
}
