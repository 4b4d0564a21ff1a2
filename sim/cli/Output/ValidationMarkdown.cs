using System.Globalization;
using System.Text;
using HwSim.Core.Engine.Validation;

namespace HwSim.Cli.Output;

/// <summary>A validation as Markdown: means over the devices of each kernel and type, then every cell.</summary>
internal static class ValidationMarkdown
{
    public static string Of(ModelScores scores)
    {
        CellScore[] scored = [.. scores.Cells.Where(c => c.Model is not null)];
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{scores.Rows} rows scored, {scores.Skipped} skipped, {scores.ConstantsFitted} constants fitted. Errors in %: mean / median; means over devices weigh each device once.\n\n");
        text.Append("| kernel | type | devices | rows | model, no fit | three constants, no fit | roofline | model, calibrated | three constants, calibrated |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (IGrouping<(string Kernel, string DataType), CellScore> group in scored.GroupBy(c => (c.Kernel, c.DataType)).OrderBy(g => g.Key.Kernel, StringComparer.Ordinal).ThenBy(g => g.Key.DataType, StringComparer.Ordinal))
        {
            CellScore[] cells = [.. group];
            text.Append(CultureInfo.InvariantCulture, $"| {Escaped(group.Key.Kernel)} | {Escaped(group.Key.DataType)} | {cells.Length} | {cells.Sum(c => c.Rows)} | {Mean(cells, c => c.Model)} | {Mean(cells, c => c.ThreeConstants)} | {Mean(cells, c => c.Roofline)} | {Mean(cells, c => c.Calibrated)} | {Mean(cells, c => c.CalibratedThreeConstants)} |\n");
        }

        text.Append("\n| device | kernel | type | rows | model | bias | p90 | rank | three constants | roofline | calibrated |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (CellScore cell in scored)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Escaped(cell.Device)} | {Escaped(cell.Kernel)} | {Escaped(cell.DataType)} | {cell.Rows} | {Both(cell.Model)} | {cell.Model!.Bias:F2} | {cell.Model.P90 * 100:F0} | {cell.Model.Spearman:F3} | {Both(cell.ThreeConstants)} | {Both(cell.Roofline)} | {Both(cell.Calibrated)} |\n");
        }

        return text.ToString();
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
