using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration;

/// <summary>What a study asks, line by line.</summary>
internal static class StudyAsked
{
    private const int MostValues = 12;

    /// <summary>Names with values; those that are code are told apart.</summary>
    public static IEnumerable<(string Name, string Value, bool IsCode)> Of(StudyAnswers answers, StudySource source)
    {
        Study study = answers.Space.Study;
        yield return ("Machine", study.Machine?.Value ?? "varied", false);
        yield return ("Workload", string.Join(", ", new[] { study.Workload?.Value ?? "varied" }.Concat(study.Options.Select(o => $"{o.Key} {o.Value.Value}"))), false);
        if (!study.Techniques.IsEmpty)
        {
            yield return ("Techniques", string.Join(", ", study.Techniques.Select(t => t.Value)), true);
        }

        yield return ("Fidelity", study.Fidelity.ToString().ToLowerInvariant(), false);
        yield return ("Strategy", $"{Words(study.Strategy.Kind)}, {Figure.Whole(answers.Space.Points)} points", false);
        yield return ("Objectives", study.Objectives.IsEmpty ? "none" : string.Join("; ", study.Objectives.Select(o => $"{(o.Maximize ? "maximize" : "minimize")} {o.Text}")), false);
        if (!study.Constraints.IsEmpty)
        {
            yield return ("Constraints", string.Join("; ", study.Constraints.Select(c => c.Text)), false);
        }

        if (!study.Baseline.IsEmpty)
        {
            yield return ("Baseline", string.Join(", ", study.Baseline.Select(b => $"{b.Key.Value} {b.Value.Value}")), false);
        }

        yield return ("Command", $"hwsim sweep {source.File} --db {source.Store}", true);
        yield return ("Digest of the study", source.Digest, true);
        yield return ("Digest of the results", answers.Digest, true);
    }

    /// <summary>The values of an axis; of many the first and the last, and how many there are.</summary>
    public static string Values(Axis axis)
    {
        if (axis.Formula is not null)
        {
            return $"= {axis.FormulaText}";
        }

        string[] values = [.. axis.Values.Select(v => v.Value)];
        return values.Length <= MostValues ? string.Join(", ", values) : $"{string.Join(", ", values.Take(3))}, … {values[^1]} ({Figure.Whole(values.Length)} values)";
    }

    private static string Words(StrategyKind kind) => string.Concat(kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
