using System.Collections.Immutable;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration;

/// <summary>The tables of a study as texts, for every kind of report. A head that ends with a colon is of numbers.</summary>
internal static class StudyTables
{
    /// <summary>A table.</summary>
    /// <param name="Caption">What it shows.</param>
    /// <param name="Heads">One for each column.</param>
    /// <param name="Rows">Cells, as many as heads; null is a cell without a figure.</param>
    public sealed record Sheet(string Caption, ImmutableArray<string> Heads, ImmutableArray<ImmutableArray<string>> Rows);

    /// <summary>The front of a scenario, the best by the first objective first.</summary>
    public static Sheet Front(StudyAnswers answers, ScenarioAnswers scenario, int most)
    {
        Quantity[] quantities = [.. answers.Space.Study.Objectives.Select(Quantity.Of)];
        ParetoPoint[] points = [.. scenario.Front.OrderBy(p => quantities[0].Maximize == true ? -p.Objectives[0] : p.Objectives[0]).ThenBy(p => p.Result.Number)];
        ParetoPoint[] shown = points.Length <= most ? points : [.. Enumerable.Range(0, most).Select(i => points[(long)i * (points.Length - 1) / (most - 1)])];
        ImmutableArray<int> axes = DesignWords.Axes(answers);
        string rest = points.Length > shown.Length ? $", {Figure.Whole(shown.Length)} of {Figure.Whole(points.Length)} designs evenly along it" : $", {Summary.Few(points.Length, "design")}";
        return new Sheet(
            $"Pareto front{Of(scenario)}{rest}",
            ["Point:", .. axes.Select(a => answers.Space.Axes[a].Name), .. quantities.Select(q => $"{q.Name}:"), "Bound by"],
            [.. shown.Select(p => (ImmutableArray<string>)
            [
                Figure.Whole(p.Result.Number), .. Values(answers, axes, p.Result.Number), .. quantities.Select((q, i) => q.Format(p.Objectives[i])),
                p.Result.BoundBy is { } bound ? Vocabulary.Of(bound).Label : Figure.None,
            ])]);
    }

    /// <summary>The best design by each objective, without a limit and within each budget, of every scenario. A budget that changes nothing has no row.</summary>
    public static Sheet Best(StudyAnswers answers)
    {
        ImmutableArray<int> axes = DesignWords.Axes(answers);
        bool several = answers.Scenarios.Count > 1;
        bool compared = answers.ByScenario.Any(s => s.BaselineValues.Length > 0) && answers.Space.Study.Objectives.Any(o => Quantity.Of(o).Kind != "×");
        return new Sheet(
            "Best designs",
            [.. several ? ["Scenario"] : Array.Empty<string>(), "Within", "Objective", "Value:", .. compared ? ["To baseline:"] : Array.Empty<string>(), "Point:", .. axes.Select(a => answers.Space.Axes[a].Name)],
            [.. answers.ByScenario.SelectMany(s => s.Budgets.Prepend(new BudgetAnswer("any budget", false, s.Best)).SelectMany(b => Rows(s, b)))]);

        IEnumerable<ImmutableArray<string>> Rows(ScenarioAnswers scenario, BudgetAnswer budget) => answers.Space.Study.Objectives.Index().Where(o => budget.Best == scenario.Best || budget.Best[o.Index] != scenario.Best[o.Index]).Select(o =>
        {
            (int i, Objective objective) = o;
            Quantity quantity = Quantity.Of(objective);
            string[] head = several ? [scenario.Name, budget.Text, Wanted(quantity)] : [budget.Text, Wanted(quantity)];
            return budget.Best[i] is { } best
                ? (ImmutableArray<string>)[.. head, quantity.Format(best.Value), .. Ratio(scenario, i, best.Value), Figure.Whole(best.Result.Number), .. Values(answers, axes, best.Result.Number)]
                : [.. head, "none", .. compared ? [Figure.None] : Array.Empty<string>(), Figure.None, .. axes.Select(_ => Figure.None)];
        });

        string[] Ratio(ScenarioAnswers scenario, int objective, double value) => !compared ? []
            : [scenario.BaselineValues.Length > objective && scenario.BaselineValues[objective] > 0 ? Figure.Ratio(value / scenario.BaselineValues[objective]) : Figure.None];
    }

    /// <summary>Shares of variation, axis by axis.</summary>
    public static Sheet Sensitivity(StudyAnswers answers, ImmutableArray<Sensitivity> of, string caption)
    {
        int[] axes = SensitivityWords.Axes(of);
        bool totals = of.Any(s => s.Axes.Any(a => a.Total is not null));
        return new Sheet(
            caption,
            ["Axis", .. of.SelectMany(s => totals ? new[] { $"{Name(s)}, alone:", $"{Name(s)}, in all:" } : [$"{Name(s)}, alone:"])],
            [.. axes.Select(axis => (ImmutableArray<string>)
            [
                DesignWords.Axis(answers.Space, axis),
                .. of.SelectMany(s => s.Axes.FirstOrDefault(a => a.Axis == axis) is { } share
                    ? totals ? new[] { Figure.Percent(share.First), Figure.Percent(share.Total) } : [Figure.Percent(share.First)]
                    : totals ? [Figure.None, Figure.None] : [Figure.None]),
            ])]);

        string Name(Sensitivity s) => answers.Space.Study.Objectives[s.Objective].Text;
    }

    /// <summary>Why designs do not count.</summary>
    public static Sheet Infeasible(StudyAnswers answers, int most) => new(
        "Why designs do not count",
        ["Reason", "Points:", "Share:", "Most where", "Share there:"],
        [.. answers.Infeasible.Take(most).Select(r => (ImmutableArray<string>)
        [
            r.Text, Figure.Whole(r.Count), Figure.Percent(Headlines.Share(r.Count, answers.Points)),
            r.Axis < 0 ? Figure.None : $"{answers.Space.Axes[r.Axis].Name} is {r.Value}", r.Axis < 0 ? Figure.None : Figure.Percent(r.ShareThere),
        ])]);

    /// <summary>Where designs are compared: "in resnet50", or nothing where there is only one scenario.</summary>
    public static string Of(ScenarioAnswers scenario) => scenario.Name.Length > 0 ? $" of {scenario.Name}" : "";

    /// <summary>Which way an objective is better: "least seconds".</summary>
    public static string Wanted(Quantity quantity) => $"{(quantity.Maximize == true ? "most" : "least")} {quantity.Name}";

    private static IEnumerable<string> Values(StudyAnswers answers, ImmutableArray<int> axes, long number)
    {
        DesignPoint point = answers.Space[number];
        return axes.Select(a => a < point.Values.Length ? DesignWords.Value(answers.Space.Axes[a], point, a) : Figure.None);
    }
}
