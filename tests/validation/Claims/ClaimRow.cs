using System.Globalization;
using System.Text.RegularExpressions;

namespace HwSim.Tests.Validation.Claims;

/// <summary>A published figure.</summary>
internal sealed record ClaimRow(string Id, string System, string Metric, double Value, string Hardware, string Model, string Conditions)
{
    public const string Claims = "claims/claims.csv";

    /// <summary>Every row that carries a figure.</summary>
    public static IEnumerable<ClaimRow> All()
    {
        string[] heads = CsvLine.Cells(File.ReadLines(ReferenceData.PathOf(Claims)).First());
        foreach (string line in File.ReadLines(ReferenceData.PathOf(Claims)).Skip(1))
        {
            string[] cells = CsvLine.Cells(line);
            string Of(string head) => cells[Array.IndexOf(heads, head)];
            if (cells.Length == heads.Length && double.TryParse(Of("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                yield return new ClaimRow(Of("id"), Of("system"), Of("metric"), value, Of("hardware"), Of("model"), Of("conditions"));
            }
        }
    }

    /// <summary>The whole number before a word in the conditions; null where there is none.</summary>
    public long? Number(string before) =>
        Regex.Match(Conditions, $@"(\d+)\s*{before}") is { Success: true } found ? long.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : null;
}
