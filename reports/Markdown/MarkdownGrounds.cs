using System.Text;
using HwSim.Core.Results;
using HwSim.Reports.Words;
using static HwSim.Reports.Markdown.MarkdownText;

namespace HwSim.Reports.Markdown;

/// <summary>What the figures rest on, as Markdown.</summary>
internal static class MarkdownGrounds
{
    public static string Of(RunResult run)
    {
        StringBuilder text = new();
        text.Append("## Area\n\n").Append(run.Totals.AreaByPart.IsDefaultOrEmpty ? "No part of this machine has an area figure.\n\n" : MarkdownTable.Of(
            ["Part", "Count:", "Area of all:", "Source"],
            run.Totals.AreaByPart.Select(p => new[] { Prose(p.Part), Figure.Whole(p.Count), p.Mm2 is null ? "no figure" : Figure.SquareMillimetres(p.Mm2), Prose(p.Source) })));
        text.Append("## Constants\n\n").Append(MarkdownTable.Of(
            ["Constant", "Value:", "Trust", "Source"],
            run.Constants.Select(c => new[] { Code(c.Name), Prose(c.Value), Prose(c.Trust), Prose(c.Source) })));
        text.Append("## Configuration\n\n").Append(MarkdownTable.Of(
            ["Path", "Value"],
            run.Machine.Parameters.Select(p => new[] { Code(p.Path), Code(p.Value) })));
        text.Append("## How to read this\n\n").AppendJoin("", Glossary.Entries.Select(e => $"- **{e.Name}.** {Prose(e.Meaning)}{(e.Formula.Length > 0 ? $" {Code(e.Formula)}" : "")}\n"));
        return text.ToString();
    }
}
