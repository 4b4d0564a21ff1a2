using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace HwSim.Tests.Validation.Npu;

/// <summary>One figure of a reference file: what it is of, its value, and the conditions to repeat it.</summary>
internal sealed record FigureRow(string System, string Experiment, string Metric, double Value, JsonElement Conditions, string Source)
{
    /// <summary>The rows of a system, in the order of the file.</summary>
    public static FigureRow[] Read(string file, string system)
    {
        using StreamReader text = new(ReferenceData.PathOf(file));
        using CsvReader csv = CsvReader.Create(text);
        List<FigureRow> rows = [];
        while (csv.Read())
        {
            if (csv.GetString("system") == system)
            {
                using JsonDocument conditions = JsonDocument.Parse(csv.GetString("conditions_json"));
                double value = double.Parse(csv.GetString("value"), CultureInfo.InvariantCulture);
                rows.Add(new FigureRow(system, csv.GetString("experiment"), csv.GetString("metric"), value, conditions.RootElement.Clone(), csv.GetString("source")));
            }
        }

        return [.. rows];
    }

    public long Whole(string key) => Conditions.GetProperty(key).GetInt64();

    public bool Flag(string key) => Conditions.TryGetProperty(key, out JsonElement value) && value.GetBoolean();

    public string Text(string key) => Conditions.GetProperty(key).ToString();
}
