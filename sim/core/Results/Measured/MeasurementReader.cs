using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using HwSim.Core.Config;

namespace HwSim.Core.Results.Measured;

/// <summary>
/// Reads measurement files row by row: columns <c>device,kernel,dtype,params_json,measured_us,source</c>, in any order, others ignored.
/// Holds one row at a time, so a file may have any number of them. A row that is wrong is a diagnostic; reading goes on after it.
/// </summary>
/// <param name="name">What messages call the file.</param>
/// <param name="problems">Takes what is wrong: a file without the columns, and every wrong row.</param>
public sealed class MeasurementReader(string name, Diagnostics problems)
{
    private const int LongestRow = 1 << 18;
    private const string WholeNetwork = "network";

    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        MaxRecordSize = LongestRow,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        PoolStrings = true,
        FormatProvider = CultureInfo.InvariantCulture,
    };

    private static readonly string[] Columns = ["device", "kernel", "dtype", "params_json", "measured_us", "source"];

    /// <summary>Rows that were wrong and are left out.</summary>
    public long Wrong { get; private set; }

    /// <summary>The rows, as they are read.</summary>
    public IEnumerable<Measurement> Read(Stream utf8)
    {
        using CsvReader csv = CsvReader.Create(utf8, Options);
        if (!Try(csv, static c => { c.ReadHeader(); return true; }) || ColumnsOf(csv) is not { } at)
        {
            yield break;
        }

        while (Try(csv, static c => c.Read()))
        {
            if (Row(csv, at) is { } row)
            {
                yield return row;
            }
        }
    }

    /// <summary>Goes on in the file; what makes that impossible, such as quotation marks that never close, ends it with a diagnostic.</summary>
    private bool Try(CsvReader csv, Func<CsvReader, bool> advance)
    {
        try
        {
            return advance(csv);
        }
        catch (Exception e) when (e is CsvFormatException or IOException or DecoderFallbackException)
        {
            Wrong++;
            int line = Line(e is CsvFormatException format ? format.LineNumber : csv.LineNumber);
            problems.Add(DiagnosticCode.BadMeasurements, new Place(new SourceText(name, "") { FirstLine = line }, line, 1), $"the file cannot be read beyond this row: {e.Message.TrimEnd('.')}");
            return false;
        }
    }

    /// <summary>Where each column stands; null after a diagnostic.</summary>
    private int[]? ColumnsOf(CsvReader csv)
    {
        string[] header = [.. csv.Headers];
        if (header.Length == 0)
        {
            problems.Add(DiagnosticCode.EmptyFile, new SourceText(name, "").Start, "the file has no rows", $"begin with the line {string.Join(',', Columns)}");
            return null;
        }

        int[] at = [.. Columns.Select(c => Array.FindIndex(header, h => h.Trim().Equals(c, StringComparison.OrdinalIgnoreCase)))];
        string[] missing = [.. Columns.Where((_, i) => at[i] < 0)];
        if (missing.Length == 0)
        {
            return at;
        }

        problems.Add(
            DiagnosticCode.BadMeasurements, new SourceText(name, string.Join(',', header)).Start,
            $"the file has no column{(missing.Length > 1 ? "s" : "")} {string.Join(", ", missing.Select(m => $"'{m}'"))}",
            $"a measurement file begins with the line {string.Join(',', Columns)}");
        return null;
    }

    private Measurement? Row(CsvReader csv, int[] at)
    {
        if (csv.FieldCount != csv.Headers.Count)
        {
            return Refuse(csv, 0, $"the row has {csv.FieldCount} fields, the header {csv.Headers.Count}");
        }

        for (int column = 0; column < 3; column++)
        {
            if (csv.IsEmpty(at[column]))
            {
                return Refuse(csv, at[column], $"'{Columns[column]}' is empty");
            }
        }

        string time = csv.GetString(at[4]);
        if (!double.TryParse(time, NumberStyles.Float, CultureInfo.InvariantCulture, out double microseconds))
        {
            return Refuse(csv, at[4], $"'{time}' is not a time in microseconds");
        }

        if (!double.IsFinite(microseconds) || microseconds <= 0)
        {
            return Refuse(csv, at[4], $"a measured time is above 0 and finite, and this is {time}");
        }

        try
        {
            string kernel = csv.GetString(at[1]);
            return new Measurement(csv.GetString(at[0]), kernel, csv.GetString(at[2]), KernelParameters.Parse(csv.GetSpan(at[3])), microseconds, csv.GetString(at[5]), name, Line(csv.LineNumber))
            {
                ParametersText = kernel == WholeNetwork ? csv.GetString(at[3]) : "",
            };
        }
        catch (JsonException e)
        {
            return Refuse(csv, at[3], e.Path is { Length: > 1 } path ? $"the parameter '{path.TrimStart('$', '.')}' has no value of its kind" : "the parameters are no JSON object, such as {\"m\":1,\"n\":2,\"k\":3}");
        }
    }

    private Measurement? Refuse(CsvReader csv, int field, string message)
    {
        Wrong++;
        problems.Add(DiagnosticCode.BadMeasurement, PlaceOf(csv, field), message);
        return null;
    }

    private static int Line(long number) => (int)Math.Clamp(number, 1, int.MaxValue);

    /// <summary>The place of a field in the row just read, with its text.</summary>
    private Place PlaceOf(CsvReader csv, int field)
    {
        string raw = Encoding.UTF8.GetString(csv.RawRecord);
        int column = 0;
        bool isQuoted = false;
        for (int at = 0, passed = 0; at < raw.Length && passed < field; at++)
        {
            isQuoted ^= raw[at] == '"';
            if (raw[at] == ',' && !isQuoted)
            {
                passed++;
                column = at + 1;
            }
        }

        int line = Line(csv.LineNumber);
        return new Place(new SourceText(name, raw) { FirstLine = line }, line, column + 1);
    }
}
