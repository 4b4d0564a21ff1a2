using System.Globalization;
using HwSim.Core.Engine.Validation;
using Spectre.Console;

namespace HwSim.Cli.Output;

/// <summary>A validation for people.</summary>
internal static class ValidationTable
{
    public static void Print(ModelScores result)
    {
        bool isCalibrated = result.Cells.Any(c => c.CalibratedOn > 0);
        Terminal.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Rows:N0} rows scored, {result.Skipped:N0} skipped; {result.ConstantsFitted} global constants fitted, each device predicted with those fitted on the others"));
        Table table = new Table().Title("errors in %, mean / median").Border(TableBorder.Simple)
            .AddColumns("device", "kernel", "type", "rows", "skipped", "model", "bias", "p90", "rank", "three constants", "roofline");
        if (isCalibrated)
        {
            table.AddColumns("calibrated on", "calibrated", "three constants, calibrated");
        }

        foreach (CellScore cell in result.Cells)
        {
            List<string> row =
            [
                cell.Device, cell.Kernel, cell.DataType, Number(cell.Rows), Number(cell.Skipped), Both(cell.Model), Ratio(cell.Model?.Bias), Percent(cell.Model?.P90), Ratio(cell.Model?.Spearman), Both(cell.ThreeConstants), Both(cell.Roofline),
            ];
            if (isCalibrated)
            {
                row.AddRange([Number(cell.CalibratedOn), Both(cell.Calibrated), Both(cell.CalibratedThreeConstants)]);
            }

            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        Terminal.Out.Write(table);
        foreach (WorstRow worst in result.Worst)
        {
            Terminal.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"worst: {worst.Row.File}:{worst.Row.Line} {worst.Row.Device} {worst.Row.Kernel} {worst.Row.DataType}: measured {worst.Row.Microseconds:G5} us, predicted {worst.Breakdown}"));
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Both(ErrorStatistics? errors) => errors is null ? "" : $"{Percent(errors.Mape)} / {Percent(errors.MedianApe)}";

    private static string Percent(double? value) => value?.ToString("P1", CultureInfo.InvariantCulture).Replace(" %", "", StringComparison.Ordinal).Replace("%", "", StringComparison.Ordinal) ?? "";

    private static string Ratio(double? value) => value?.ToString("F3", CultureInfo.InvariantCulture) ?? "";
}
