using System.Text;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Markdown;
using static HwSim.Reports.Markdown.MarkdownText;

namespace HwSim.Reports.Exploration;

/// <summary>The report of a study as Markdown, for a paper.</summary>
public static class StudyMarkdown
{
    private const int MostFront = 20;
    private const int MostReasons = 12;

    /// <summary>The report; the same results give the same text.</summary>
    /// <param name="answers">What the study answers.</param>
    /// <param name="source">Where it is from.</param>
    /// <param name="pictures">File names of static pictures beside it, with what each shows.</param>
    public static string Text(StudyAnswers answers, StudySource source, IEnumerable<(string File, string Title)> pictures)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(source);
        Study study = answers.Space.Study;
        StringBuilder text = new();
        text.Append($"# {Prose(study.Name)}\n\n");
        if (study.Description.Length > 0)
        {
            text.Append($"**{Prose(study.Description)}**\n\n");
        }

        text.Append($"{Prose(Headlines.Size(answers))}\n\n").AppendJoin("", Headlines.Of(answers).Select(h => $"- **{Prose(h.Title)}.** {Prose(h.Text)}\n")).Append('\n');
        text.AppendJoin("", pictures.Select(p => $"![{Prose(p.Title)}]({p.File})\n\n"));
        text.Append("## What was asked\n\n").Append(MarkdownTable.Of(["Asked", ""], Asked(answers, source).Select(a => new[] { a.Name, a.Value })));
        text.Append("## Axes\n\n").Append(MarkdownTable.Of(["Axis", "Values"], answers.Space.Axes.Select(a => new[] { Code(a.Name), a.Formula is null ? Prose(StudyAsked.Values(a)) : Code(StudyAsked.Values(a)) })));
        if (!study.Objectives.IsEmpty)
        {
            text.Append("## Best designs\n\n").Append(Table(StudyTables.Best(answers)));
            text.Append("## Pareto front\n\n");
            foreach (ScenarioAnswers scenario in answers.ByScenario)
            {
                text.Append($"{Prose(StudyTables.Front(answers, scenario, MostFront).Caption)}{Prose(Volume(study, scenario))}.\n\n").Append(Table(StudyTables.Front(answers, scenario, MostFront)));
            }
        }

        if (!answers.Sensitivities.IsEmpty)
        {
            text.Append($"## Sensitivity\n\n{Prose(SensitivityWords.Method(answers))}\n\n").Append(Table(StudyTables.Sensitivity(answers, answers.Sensitivities, "")));
        }

        if (!answers.Infeasible.IsEmpty)
        {
            text.Append("## What cannot be\n\n").Append(Table(StudyTables.Infeasible(answers, MostReasons)));
        }

        return text.ToString();
    }

    /// <summary>The hypervolume of a front as a clause; empty where it is not known.</summary>
    internal static string Volume(Study study, ScenarioAnswers scenario) => scenario.Hypervolume is { } volume
        ? $"; it dominates a hypervolume of {Quantity.Number(volume)} up to the worst values ({string.Join(", ", study.Objectives.Select((o, i) => Quantity.Of(o).Format(scenario.Reference[i])))})"
        : "";

    private static string Table(StudyTables.Sheet sheet) => MarkdownTable.Of(sheet.Heads.Select(h => h.EndsWith(':') ? $"{Prose(h[..^1])}:" : Prose(h)), sheet.Rows.Select(r => r.Select(Prose)));

    private static IEnumerable<(string Name, string Value)> Asked(StudyAnswers answers, StudySource source) =>
        StudyAsked.Of(answers, source).Select(a => (a.Name, a.IsCode ? Code(a.Value) : Prose(a.Value)));
}
