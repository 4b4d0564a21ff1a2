using System.Text.Json.Nodes;
using HwSim.Core.Engine.Exploration;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration;

/// <summary>The value of an axis for each point of a page: which of its values, in order.</summary>
internal sealed class AxisColumn
{
    private readonly Axis axis;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<(string Text, double Number)> values = [];
    private readonly List<int> rows = [];

    public AxisColumn(Axis axis)
    {
        this.axis = axis;
        for (int i = 0; i < axis.Values.Length; i++)
        {
            Place(axis.Values[i].Value, axis.Measure is null ? double.NaN : (double)axis.Numbers[i]);
        }
    }

    /// <summary>Adds the value of a point; null where it has none.</summary>
    public void Add(string? text, double number) => rows.Add(Place(text ?? Figure.None, number));

    /// <summary>The column for the script. Values of a dependent axis come in rising order.</summary>
    public JsonObject Document(PackedColumns into)
    {
        int[] order = [.. Enumerable.Range(0, values.Count)];
        if (axis.Formula is not null)
        {
            order = [.. order.OrderBy(i => values[i].Number)];
        }

        int[] rank = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
        }

        return new JsonObject
        {
            ["name"] = Printable.Text(axis.Name),
            ["values"] = new JsonArray([.. order.Select(i => (JsonNode)Printable.Text(values[i].Text))]),
            ["numbers"] = axis.Measure is null ? null : new JsonArray([.. order.Select(i => double.IsFinite(values[i].Number) ? (JsonNode)values[i].Number : null)]),
            ["column"] = into.AddIndexes([.. rows.Select(r => rank[r])], order.Length),
        };
    }

    private int Place(string text, double number)
    {
        if (!places.TryGetValue(text, out int place))
        {
            places[text] = place = values.Count;
            values.Add((text, number));
        }

        return place;
    }
}
