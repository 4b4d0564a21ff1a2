using System.Collections.Immutable;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration;

/// <summary>Puts the best designs of a study into sentences.</summary>
internal static class BestWords
{
    private const int MostScenarios = 8;
    private const int MostExtremes = 2;
    private const double Many = 0.1;

    /// <summary>The best design by an objective, of every scenario; empty where none has a value.</summary>
    public static string Of(StudyAnswers answers, int objective)
    {
        Quantity quantity = Quantity.Of(answers.Space.Study.Objectives[objective]);
        ScenarioAnswers[] all = [.. answers.ByScenario.Where(s => s.Best[objective] is not null)];
        if (answers.Scenarios.Count == 1)
        {
            return string.Join(' ', all.Select(s => $"{Value(s)} with {DesignWords.Of(answers, Number(s))} (point {Figure.Whole(Number(s))}){Like(s)}."));
        }

        string more = all.Length > MostScenarios ? $"; {Figure.Whole(all.Length - MostScenarios)} more scenarios stand in the table" : "";
        return all.Length == 0 ? "" : $"{string.Join("; ", all.Take(MostScenarios).Select(s => $"{s.Name}: {Value(s)} with {DesignWords.Short(answers, Number(s))}{Like(s)}"))}{more}.";

        long Number(ScenarioAnswers scenario) => scenario.Best[objective]!.Result.Number;

        string Value(ScenarioAnswers scenario) => $"{quantity.Format(scenario.Best[objective]!.Value)}{Against(quantity, scenario.Best[objective]!.Value, scenario.BaselineValues, objective)}";

        // A best design among many like it decides little, and readers should know.
        string Like(ScenarioAnswers scenario) => scenario.NearlyBest.Length > objective && scenario.NearlyBest[objective] > Many * scenario.Feasible && scenario.NearlyBest[objective] > 1
            ? $", and {Figure.Percent(Headlines.Share(scenario.NearlyBest[objective], scenario.Feasible))} of the designs come within 1 % of it" : "";
    }

    /// <summary>What the extremes of the front and its balanced design cost each other; empty where there are several scenarios or no front.</summary>
    public static string Trade(StudyAnswers answers)
    {
        Quantity[] quantities = [.. answers.Space.Study.Objectives.Select(Quantity.Of)];
        if (answers.ByScenario is not [{ Front.Length: > 1, Knee: { } knee } only] || quantities.Length < 2)
        {
            return "";
        }

        IEnumerable<string> extremes = only.Best.OfType<Best>().GroupBy(b => b.Result.Number).Take(MostExtremes).Select(best =>
        {
            ImmutableArray<double> values = best.First().Values;
            string has = Headlines.Join([.. best.Select(b => StudyTables.Wanted(quantities[b.Objective]))]);
            string[] others = [.. quantities.Index().Where(q => !best.Any(b => b.Objective == q.Index)).Select(q => Compared(q.Item, values[q.Index], only.Best[q.Index]?.Value))];
            return $"Point {Figure.Whole(best.Key)} has the {has}{(others.Length == 0 ? "" : $", at {Headlines.Join(others)}")}.";
        });
        return $"{string.Join(' ', extremes)} A balance is point {Figure.Whole(knee.Result.Number)} ({DesignWords.Of(answers, knee.Result.Number)}): {string.Join(", ", quantities.Select((q, i) => $"{q.Name} {q.Format(knee.Objectives[i])}"))}.";
    }

    /// <summary>The design that serves every scenario, in one sentence.</summary>
    public static string Shared(StudyAnswers answers, SharedDesign shared)
    {
        Quantity quantity = Quantity.Of(answers.Space.Study.Objectives[shared.Objective]);
        string each = string.Join(", ", answers.ByScenario.Select((s, i) => $"{s.Name} {quantity.Format(shared.Values[i])}"));
        return $"Over all scenarios, {DesignWords.Of(answers, shared.Points[0])} is best in {quantity.Name}, with a geometric mean of {quantity.Format(shared.Mean)} ({each}): {Figure.Ratio(shared.Loss)} of what the best design of each scenario would have.";
    }

    private static string Compared(Quantity quantity, double value, double? best) =>
        best is > 0 and { } least && value > 0 && quantity.Maximize != true
            ? $"{Figure.Ratio(value / least)} the least {quantity.Name} ({quantity.Format(value)})"
            : $"{quantity.Name} {quantity.Format(value)}";

    private static string Against(Quantity quantity, double value, ImmutableArray<double> baseline, int objective) =>
        quantity.Kind != "×" && baseline.Length > objective && baseline[objective] > 0 ? $" ({Figure.Ratio(value / baseline[objective])} of the baseline)" : "";
}
