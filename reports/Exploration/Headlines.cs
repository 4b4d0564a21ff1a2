using System.Collections.Immutable;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration;

/// <summary>What a study found, in sentences: what is best, what it trades, what it depends on, what binds, what cannot be.</summary>
public static class Headlines
{
    private const int MostReasons = 3;

    /// <summary>The findings, the most important first.</summary>
    public static IReadOnlyList<Headline> Of(StudyAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return [.. All(answers).Where(h => h.Text.Length > 0)];
    }

    /// <summary>How much was looked at, in one sentence.</summary>
    public static string Size(StudyAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        long all = answers.Space.Points;
        string seen = answers.IsComplete ? $"All {Figure.Whole(all)} points were simulated" : $"{Figure.Whole(answers.Points)} of {Figure.Whole(all)} points are simulated so far";
        string scenarios = answers.Scenarios.Count > 1 ? $", in {Figure.Whole(answers.Scenarios.Count)} scenarios" : "";
        int front = answers.ByScenario.Sum(s => s.Front.Length);
        string best = answers.Space.Study.Objectives.IsEmpty || front == 0 ? ""
            : $"; {Figure.Whole(front)} of these {(front == 1 ? "is" : "are")} beaten by none in {Names(answers.Space.Study)}{(answers.Scenarios.Count > 1 ? " within their scenario" : "")}";
        return $"{seen}{scenarios}. {Figure.Whole(answers.Feasible)} count ({Figure.Percent(Share(answers.Feasible, answers.Points))}){best}.";
    }

    private static IEnumerable<Headline> All(StudyAnswers answers)
    {
        foreach (Objective objective in answers.Space.Study.Objectives.DistinctBy(o => (o.Text, o.Maximize)))
        {
            int index = answers.Space.Study.Objectives.IndexOf(objective);
            yield return new(Quantity.Of(objective) is { Maximize: true } ? $"Most {objective.Text}" : $"Least {objective.Text}", BestWords.Of(answers, index));
        }

        yield return new("What it trades", BestWords.Trade(answers));
        yield return new("One machine for all", string.Join(' ', answers.Shared.Take(1).Select(s => BestWords.Shared(answers, s))));
        yield return new("Against the baseline", Baseline(answers));
        yield return new("What decides", string.Join(' ', answers.Sensitivities.Select(s => Sensitivity(answers, s))));
        yield return new("What binds", Binding(answers));
        yield return new("What has no figure", string.Join(' ', Unknown(answers.Space.Study, answers.Unknown, answers.Feasible)));
        yield return new("What cannot be", Infeasible(answers));
    }

    /// <summary>A sentence for each objective that some of the designs that count have no value of.</summary>
    public static IEnumerable<string> Unknown(Study study, ImmutableArray<long> unknown, long feasible)
    {
        ArgumentNullException.ThrowIfNull(study);
        return study.Objectives.Select((o, i) => (o.Text, Count: unknown[i])).Where(o => o.Count > 0).DistinctBy(o => o.Text).Select(o =>
            $"No value of '{o.Text}' for {Figure.Whole(o.Count)} of {Figure.Whole(feasible)} designs: something that it is made of has no published figure on them. They are on no Pareto front; a design report says what is missing.");
    }

    /// <summary>Which axes an objective goes with, in one sentence.</summary>
    public static string Sensitivity(StudyAnswers answers, Sensitivity sensitivity)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(sensitivity);
        string name = answers.Space.Study.Objectives[sensitivity.Objective].Text;
        if (sensitivity.Axes.IsEmpty || sensitivity.Deviation == 0)
        {
            return $"Nothing changes {name}.";
        }

        ImmutableArray<AxisShare> leading = [.. sensitivity.Axes.Where(a => a.First >= 0.02).OrderByDescending(a => a.First).Take(3)];
        string together = sensitivity.Together >= 0.02 ? $"; {Figure.Percent(sensitivity.Together)} with combinations only" : "";
        return leading.IsEmpty
            ? $"No axis alone decides {name}; combinations do."
            : $"Of the variation of {name}, {Join([.. leading.Select((a, i) => $"{Figure.Percent(a.First)} {(i == 0 ? "goes " : "")}with {DesignWords.Axis(answers.Space, a.Axis)}")])}{together}.";
    }

    private static string Baseline(StudyAnswers answers)
    {
        if (answers.Space.Study.Baseline.IsEmpty || answers.Feasible == 0)
        {
            return "";
        }

        string design = string.Join(", ", answers.Space.Study.Baseline.Select(b => $"{b.Key.Value} {b.Value.Value}"));
        long dominating = answers.ByScenario.Sum(s => s.DominatesBaseline);
        string better = answers.Space.Study.Objectives.IsEmpty ? ""
            : $" Better than it are {Join([.. answers.Space.Study.Objectives.Select((o, i) => $"{Figure.Percent(Share(answers.ByScenario.Sum(s => s.BetterThanBaseline[i]), answers.Feasible))} in {o.Text}")])}; {(dominating == 0 ? "none is at least as good in everything" : $"{Figure.Percent(Share(dominating, answers.Feasible))} are at least as good in everything")}.";
        string broken = answers.Baselines.FirstOrDefault(b => b.Infeasible is not null) is { } none ? $" Where it does not run, nothing is compared: {none.Infeasible}." : "";
        return $"Designs are compared with {design}.{better}{broken}";
    }

    private static string Binding(StudyAnswers answers)
    {
        Dictionary<string, long> bound = answers.ByScenario.SelectMany(s => s.BoundBy).GroupBy(b => b.Key).ToDictionary(g => g.Key, g => g.Sum(b => b.Value));
        if (bound.Count == 0)
        {
            return "";
        }

        string all = $"{Join([.. bound.OrderByDescending(b => b.Value).Select(b => $"{Vocabulary.Of(b.Key).Label} binds {Figure.Percent(Share(b.Value, answers.Feasible))}")])} of the designs that count.";
        IEnumerable<string> each = answers.Scenarios.Count == 1 ? [] : answers.ByScenario.Where(s => s.Feasible > 0).Select(s =>
        {
            (string key, long count) = s.BoundBy.MaxBy(b => b.Value);
            return $"{s.Name}: {Vocabulary.Of(key).Label}, {Figure.Percent(Share(count, s.Feasible))}";
        });
        string scenarios = string.Join("; ", each);
        return scenarios.Length == 0 ? all : $"{all} Mostly by scenario: {scenarios}.";
    }

    private static string Infeasible(StudyAnswers answers)
    {
        long excluded = answers.Points - answers.Feasible;
        return excluded == 0 ? "" : $"{Figure.Percent(Share(excluded, answers.Points))} of the points do not count. {string.Join(' ', answers.Infeasible.Take(MostReasons).Select(r => Reason(answers, r)))}";
    }

    /// <summary>A reason with how often it strikes, and where.</summary>
    internal static string Reason(StudyAnswers answers, InfeasibleReason reason)
    {
        string where = reason.Axis < 0 ? "" : $", most where {answers.Space.Axes[reason.Axis].Name} is {reason.Value} ({Figure.Percent(reason.ShareThere)} of the points there)";
        return $"{Figure.Percent(Share(reason.Count, answers.Points))}: {reason.Text}{where}.";
    }

    internal static double Share(long part, long whole) => whole > 0 ? (double)part / whole : 0;

    internal static string Join(string[] parts) => parts.Length switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts[..^1])} and {parts[^1]}",
    };

    private static string Names(Study study) => Join([.. study.Objectives.Select(o => o.Text).Distinct()]);
}
