using System.Globalization;
using System.Text;
using HwSim.Core.Engine.Validation;

namespace HwSim.Reports.Validation;

/// <summary>A validation as Markdown: what was found, means over the devices of each kernel and type, rankings, gains of 2:4, then every cell.</summary>
public static class ValidationMarkdown
{
    /// <summary>The whole text.</summary>
    public static string Of(ModelScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        CellScore[] scored = [.. scores.Cells.Where(c => c.Model is not null)];
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{scores.Rows} rows scored, {scores.Skipped} skipped, {scores.ConstantsFitted} constants fitted. Errors in %: mean / median; means over devices weigh each device once.\n\n");
        foreach (string finding in ValidationWords.Of(scores))
        {
            text.Append("- ").Append(Escaped(finding)).Append('\n');
        }

        text.Append("\n| kernel | type | devices | rows | model, no fit | three constants, no fit | roofline | model, calibrated | three constants, calibrated |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (IGrouping<(string Kernel, string DataType), CellScore> group in scored.GroupBy(c => (c.Kernel, c.DataType)).OrderBy(g => g.Key.Kernel, StringComparer.Ordinal).ThenBy(g => g.Key.DataType, StringComparer.Ordinal))
        {
            CellScore[] cells = [.. group];
            text.Append(CultureInfo.InvariantCulture, $"| {Escaped(group.Key.Kernel)} | {Escaped(group.Key.DataType)} | {cells.Length} | {cells.Sum(c => c.Rows)} | {Mean(cells, c => c.Model)} | {Mean(cells, c => c.ThreeConstants)} | {Mean(cells, c => c.Roofline)} | {Mean(cells, c => c.Calibrated)} | {Mean(cells, c => c.CalibratedThreeConstants)} |\n");
        }

        Cross(text, scores);
        text.Append("\n| device | kernel | type | rows | model | bias | p90 | rank | three constants | roofline | calibrated |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (CellScore cell in scored)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Escaped(cell.Device)} | {Escaped(cell.Kernel)} | {Escaped(cell.DataType)} | {cell.Rows} | {Both(cell.Model)} | {cell.Model!.Bias:F2} | {cell.Model.P90 * 100:F0} | {cell.Model.Spearman:F3} | {Both(cell.ThreeConstants)} | {Both(cell.Roofline)} | {Both(cell.Calibrated)} |\n");
        }

        return text.ToString();
    }

    private static void Cross(StringBuilder text, ModelScores scores)
    {
        if (!scores.Rankings.IsEmpty)
        {
            text.Append("\n| which device is faster | type | shapes | winner right | pairs | pairs right |\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (RankingScore r in scores.Rankings)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {Escaped(r.Kernel)} | {Escaped(r.DataType)} | {r.Shapes} | {r.WinnersRight} | {r.Pairs} | {r.PairsRight} |\n");
            }
        }

        if (!scores.Speedups.IsEmpty)
        {
            text.Append("\n| gain of 2:4 | type | shapes | measured | predicted | median error, % |\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (SpeedupScore s in scores.Speedups)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {Escaped(s.Device)} | {Escaped(s.DataType)} | {s.Shapes} | {s.Measured:F2} | {s.Predicted:F2} | {s.MedianError * 100:F1} |\n");
            }
        }
    }

    private static string Mean(CellScore[] cells, Func<CellScore, ErrorStatistics?> errors)
    {
        ErrorStatistics[] known = [.. cells.Select(errors).OfType<ErrorStatistics>()];
        return known.Length == 0 ? "" : Text(known.Average(e => e.Mape), known.Average(e => e.MedianApe));
    }

    private static string Both(ErrorStatistics? errors) => errors is null ? "" : Text(errors.Mape, errors.MedianApe);

    private static string Text(double mean, double median) => string.Create(CultureInfo.InvariantCulture, $"{mean * 100:F1} / {median * 100:F1}");

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
