using System.Globalization;
using HwSim.Core.Engine.Validation;

namespace HwSim.Reports.Validation;

/// <summary>What a validation found, in sentences.</summary>
public static class ValidationWords
{
    private const double Biased = 1.15;
    private const int MostNamed = 6;

    /// <summary>The findings, most important first.</summary>
    public static IEnumerable<string> Of(ModelScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        CellScore[] scored = [.. scores.Cells.Where(c => c.Model is not null)];
        if (scored.Length == 0)
        {
            yield return "No row could be scored.";
            yield break;
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{scores.Rows:N0} rows of {scored.Select(c => c.Device).Distinct().Count()} devices are scored, {scores.Skipped:N0} are not. Over all cells (device, kernel, type) the mean error is {scored.Average(c => c.Model!.Mape):P1}, the median error {scored.Average(c => c.Model!.MedianApe):P1}; of a roofline {scored.Average(c => c.Roofline!.Mape):P1}.");
        CellScore[] compared = [.. scored.Where(c => c.ThreeConstants is not null)];
        CellScore[] lost = [.. compared.Where(c => c.Model!.Mape > c.ThreeConstants!.Mape).OrderByDescending(c => c.Model!.Mape - c.ThreeConstants!.Mape)];
        if (compared.Length > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The model beats a roofline with three constants in {compared.Length - lost.Length} of {compared.Length} cells{(lost.Length > 0 ? $"; it loses most on {Names(lost, c => $"{c.Model!.Mape:P0} against {c.ThreeConstants!.Mape:P0}")}" : "")}.");
        }

        CellScore[] slow = [.. scored.Where(c => c.Model!.Bias > Biased).OrderByDescending(c => c.Model!.Bias)];
        CellScore[] fast = [.. scored.Where(c => c.Model!.Bias < 1 / Biased).OrderBy(c => c.Model!.Bias)];
        if (slow.Length > 0)
        {
            yield return $"Predicted too slow: {Names(slow, c => string.Create(CultureInfo.InvariantCulture, $"{c.Model!.Bias:F2} times measured"))}.";
        }

        if (fast.Length > 0)
        {
            yield return $"Predicted too fast: {Names(fast, c => string.Create(CultureInfo.InvariantCulture, $"{c.Model!.Bias:F2} times measured"))}.";
        }

        CellScore[] calibrated = [.. scored.Where(c => c.Calibrated is not null)];
        if (calibrated.Length > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Calibration takes the mean error from {calibrated.Average(c => c.Model!.Mape):P1} to {calibrated.Average(c => c.Calibrated!.Mape):P1}; rows that were looked at are not scored.");
        }

        if (!scores.Rankings.IsEmpty)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"On {scores.Rankings.Sum(r => r.Shapes):N0} shapes that several devices ran, the model names the fastest in {Share(scores.Rankings.Sum(r => r.WinnersRight), scores.Rankings.Sum(r => r.Shapes)):P0} of them and orders {Share(scores.Rankings.Sum(r => r.PairsRight), scores.Rankings.Sum(r => r.Pairs)):P0} of the pairs that differ by more than 5 %.");
        }

        if (!scores.Speedups.IsEmpty)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"2:4 weights gain {scores.Speedups.Min(s => s.Measured):F2} to {scores.Speedups.Max(s => s.Measured):F2} times (medians by device and type); predicted gains are off by {scores.Speedups.Average(s => s.MedianError):P0} (mean of the medians).");
        }
    }

    private static double Share(int part, int whole) => whole > 0 ? (double)part / whole : 1;

    private static string Names(CellScore[] cells, Func<CellScore, string> figure) =>
        string.Join("; ", cells.Take(MostNamed).Select(c => $"{c.Device} {c.Kernel} {c.DataType} ({figure(c)})")) + (cells.Length > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"; and {cells.Length - MostNamed} more") : "");
}
