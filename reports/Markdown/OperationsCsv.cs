using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using HwSim.Core.Results;
using HwSim.Reports.Words;

namespace HwSim.Reports.Markdown;

/// <summary>
/// Every operation with all its figures, for programs. Seconds, joules and bytes; ratios are fractions; an empty field is a
/// figure that is not known. Columns: name, kind, source_type, m, n, k, count, macs, infeasible, seconds, cycles, utilization,
/// mapping_efficiency, folds, bound_by, intensity (MAC per DRAM byte), energy, mapping; then for each key that occurs in the
/// run time_KEY, busy_KEY, read_KEY, written_KEY and energy_KEY.
/// </summary>
/// <remarks>
/// A text that begins with =, +, -, @, a tab or a line end gets an apostrophe in front, since spreadsheets would run it as a
/// formula (OWASP, "CSV injection"). Numbers never begin so. Control characters are shown by number, as in every report.
/// </remarks>
public static class OperationsCsv
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n", Injection = CsvInjection.Escape, FormatProvider = CultureInfo.InvariantCulture };

    private static readonly string[] Fixed =
    [
        "name", "kind", "source_type", "m", "n", "k", "count", "macs", "infeasible", "seconds", "cycles", "utilization", "mapping_efficiency", "folds", "bound_by", "intensity", "energy", "mapping",
    ];

    /// <summary>The text; the same run gives the same text.</summary>
    public static string Text(RunResult run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Column[] columns = [.. Columns(run)];
        using StringWriter text = new(CultureInfo.InvariantCulture);
        using (CsvWriter csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            foreach (string name in Fixed.Concat(columns.Select(c => c.Name)))
            {
                csv.WriteField(Printable.Text(name));
            }

            csv.EndRecord();
            foreach (OperationResult operation in run.Operations)
            {
                WriteFixed(csv, operation);
                foreach (Column column in columns)
                {
                    csv.WriteField(column.Value(operation));
                }

                csv.EndRecord();
            }
        }

        return text.ToString();
    }

    private sealed record Column(string Name, Func<OperationResult, double?> Value);

    private static void WriteFixed(CsvWriter csv, OperationResult o)
    {
        csv.WriteField(Printable.Text(o.Name));
        csv.WriteField(Printable.Text(o.Kind));
        csv.WriteField(Printable.Text(o.SourceType));
        csv.WriteField(o.M);
        csv.WriteField(o.N);
        csv.WriteField(o.K);
        csv.WriteField(o.Count);
        csv.WriteField(o.Macs);
        csv.WriteField(Printable.Text(o.Infeasible ?? ""));
        csv.WriteField(o.Seconds);
        csv.WriteField(o.Cycles);
        csv.WriteField(o.Utilization);
        csv.WriteField(o.MappingEfficiency);
        csv.WriteField(o.Folds);
        csv.WriteField(Printable.Text(o.BoundBy ?? ""));
        csv.WriteField(o.Intensity());
        csv.WriteField(o.Energy);
        csv.WriteField(Printable.Text(o.Mapping));
    }

    private static IEnumerable<Column> Columns(RunResult run)
    {
        return
        [
            .. Of("time", o => o.TimeShares.Keys, (o, key) => Value(o.TimeShares, key)),
            .. Of("busy", o => o.Busy.Keys, (o, key) => Value(o.Busy, key)),
            .. Of("read", o => o.BytesByLevel.Keys, (o, key) => o.BytesByLevel.GetValueOrDefault(key)?.Read),
            .. Of("written", o => o.BytesByLevel.Keys, (o, key) => o.BytesByLevel.GetValueOrDefault(key)?.Written),
            .. Of("energy", o => o.EnergyByComponent.Keys, (o, key) => Value(o.EnergyByComponent, key)),
        ];

        IEnumerable<Column> Of(string prefix, Func<OperationResult, IEnumerable<string>> keys, Func<OperationResult, string, double?> value) =>
            Vocabulary.Ordered(run.Operations.SelectMany(keys)).Select(t => new Column($"{prefix}_{t.Key}", o => value(o, t.Key)));
    }

    private static double? Value(ImmutableSortedDictionary<string, double> table, string key) => table.TryGetValue(key, out double value) ? value : null;
}
