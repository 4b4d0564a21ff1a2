using System.Text;
using HwSim.Core.Results.Quantized;
using HwSim.Reports.Markdown;
using HwSim.Reports.Page;
using static HwSim.Reports.Markdown.MarkdownText;

namespace HwSim.Reports.Quantized;

/// <summary>A quantization as Markdown, for a paper.</summary>
public static class QuantizationMarkdown
{
    private const int MostTensors = 30;

    /// <summary>The report; the same result gives the same text.</summary>
    public static string Text(QuantizationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        StringBuilder text = new();
        text.Append($"# {Prose(result.Subject)}, quantized\n\n{Prose(QuantizationWords.Summary(result))}\n\n{Prose(QuantizationWords.Asked(result))}. Command: {Code(result.Command)}\n\n");
        text.Append("## Formats\n\n").Append(Table(QuantizationSheets.Formats(result)));
        if (result is { Tensors.IsEmpty: false, Formats.IsEmpty: false })
        {
            text.Append("## Worst tensors\n\n").Append(Table(QuantizationSheets.Tensors(result, 0, MostTensors)));
        }

        if (!result.Findings.IsEmpty)
        {
            text.Append("## Findings\n\n").AppendJoin("", Findings.Ordered(result.Findings).Select(f => $"- **{Findings.Title(f.Level)}** ({Code(f.Code)}): {Prose(f.Message)}\n"));
        }

        return text.ToString();
    }

    private static string Table(QuantizationSheets.Sheet sheet) => $"{Prose(sheet.Caption)}\n\n" + MarkdownTable.Of(
        sheet.Heads.Select(h => h.EndsWith(':') ? $"{Prose(h[..^1])}:" : Prose(h)), sheet.Rows.Select(r => r.Select((c, i) => i == 0 ? Code(c) : Prose(c))));
}
