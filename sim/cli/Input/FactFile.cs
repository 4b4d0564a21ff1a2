using System.Globalization;
using System.Text;
using CsvHelper;
using HwSim.Core.Config;

namespace HwSim.Cli.Input;

/// <summary>Reads lists of measured figures: CSV with the columns id, value and unit among others.</summary>
internal static class FactFile
{
    private static readonly string[] Columns = ["id", "value", "unit"];

    /// <summary>The figures by name; null after diagnostics. Rows whose value is no number are left out.</summary>
    public static Dictionary<string, (double Value, string Unit)>? Read(string path, Diagnostics into)
    {
        if (InputFile.Open(path, into) is not { } stream)
        {
            return null;
        }

        Place start = new SourceText(path, "").Start;
        Dictionary<string, (double, string)> facts = [];
        try
        {
            using (stream)
            using (CsvReader csv = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',', TrimWhitespace = true, FormatProvider = CultureInfo.InvariantCulture }))
            {
                csv.ReadHeader();
                string[] header = [.. csv.Headers];
                int[] at = [.. Columns.Select(c => Array.IndexOf(header, c))];
                if (at.Any(a => a < 0))
                {
                    into.Add(DiagnosticCode.BadMeasurements, start, $"a list of figures has the columns {string.Join(", ", Columns)}; this file has {string.Join(", ", header)}");
                    return null;
                }

                while (csv.Read())
                {
                    if (csv.FieldCount == header.Length && double.TryParse(csv.GetString(at[1]), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value != 0)
                    {
                        facts[csv.GetString(at[0])] = (value, csv.GetString(at[2]));
                    }
                }
            }

            return facts;
        }
        catch (Exception e) when (e is CsvFormatException or IOException or DecoderFallbackException)
        {
            into.Add(DiagnosticCode.BadMeasurements, start, $"the file cannot be read: {e.Message.TrimEnd('.')}");
            return null;
        }
    }
}
