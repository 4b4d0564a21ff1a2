using System.Text.Json.Nodes;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Charts;

/// <summary>Horizontal stacked bars, one row for each group of operations or run.</summary>
internal static class StackedRows
{
    private const int RowNumberDigits = 5;

    private const int RoomForTotal = 56;

    /// <summary>One row.</summary>
    /// <param name="Label">At the left of the bar.</param>
    /// <param name="Detail">Below the label when the pointer rests on the bar.</param>
    /// <param name="Parts">What is stacked, by key of <see cref="Vocabulary"/>.</param>
    public sealed record Row(string Label, string Detail, IReadOnlyDictionary<string, double> Parts)
    {
        public double Total { get; } = Parts.Values.Sum();
    }

    /// <summary>The specification of such a chart.</summary>
    /// <param name="rows">From top to bottom.</param>
    /// <param name="quantity">What the bars show: "Time".</param>
    /// <param name="unit">Its base unit.</param>
    /// <param name="format">Writes a value of it.</param>
    /// <param name="step">Pixels from row to row.</param>
    public static JsonObject Spec(IReadOnlyList<Row> rows, string quantity, string unit, Func<double?, string> format, int step)
    {
        double largest = rows.Select(r => r.Total).DefaultIfEmpty(0).Max();
        (double factor, string symbol) = Figure.Step(largest, unit);
        JsonObject spec = Page.Spec.Sized(rows.Count * step);
        spec["encoding"] = new JsonObject
        {
            ["y"] = new JsonObject
            {
                ["field"] = "row",
                ["type"] = "nominal",
                ["title"] = null,
                ["sort"] = Page.Spec.List(rows.Select((row, at) => JsonValue.Create(Key(at, row)))),
                ["axis"] = new JsonObject { ["labelExpr"] = $"slice(datum.label, {RowNumberDigits})", ["labelPadding"] = 6 },
            },
        };
        spec["layer"] = Page.Spec.List([Bars(rows, quantity, symbol, factor, largest, format), Totals(rows, factor, format)]);
        return spec;
    }

    private static JsonObject Bars(IReadOnlyList<Row> rows, string quantity, string symbol, double factor, double largest, Func<double?, string> format) => new()
    {
        ["data"] = Page.Spec.Values(rows.SelectMany((row, at) => Vocabulary.Ordered(row.Parts.Keys).Select((term, order) => new JsonObject
        {
            ["row"] = Key(at, row),
            ["label"] = row.Label,
            ["detail"] = row.Detail,
            ["part"] = term.Label,
            ["order"] = order,
            ["colour"] = term.Hue.Css,
            ["value"] = row.Parts[term.Key] / factor,
            ["figure"] = $"{format(row.Parts[term.Key])} ({Figure.Percent(row.Total > 0 ? row.Parts[term.Key] / row.Total : 0)})",
            ["total"] = format(row.Total),
        }))),
        ["mark"] = new JsonObject { ["type"] = "bar", ["stroke"] = "var(--paper)", ["strokeWidth"] = 0.5, ["height"] = new JsonObject { ["band"] = 0.8 } },
        ["encoding"] = new JsonObject
        {
            ["x"] = new JsonObject
            {
                ["field"] = "value",
                ["type"] = "quantitative",
                ["stack"] = "zero",
                ["title"] = $"{quantity} ({symbol})",
                ["scale"] = Page.Spec.RoomAfterBars(largest > 0 ? largest / factor : 1, RoomForTotal),
                ["axis"] = new JsonObject { ["tickCount"] = 6, ["orient"] = "bottom" },
            },
            ["color"] = Page.Spec.OwnColour(),
            ["order"] = Page.Spec.Channel("order", "quantitative"),
            ["tooltip"] = Page.Spec.Tooltip(("label", "title"), ("detail", "What"), ("part", "Part"), ("figure", quantity), ("total", "In all")),
        },
    };

    private static JsonObject Totals(IReadOnlyList<Row> rows, double factor, Func<double?, string> format) => new()
    {
        ["data"] = Page.Spec.Values(rows.Select((row, at) => new JsonObject
        {
            ["row"] = Key(at, row),
            ["end"] = row.Total / factor,
            ["total"] = row.Parts.Count > 0 ? format(row.Total) : "no figures",
        })),
        ["mark"] = new JsonObject { ["type"] = "text", ["align"] = "left", ["baseline"] = "middle", ["dx"] = 4, ["fontSize"] = 10 },
        ["encoding"] = new JsonObject
        {
            ["x"] = Page.Spec.Channel("end", "quantitative"),
            ["text"] = Page.Spec.Channel("total", "nominal"),
        },
    };

    // Labels need not be unique, rows must be: the number in front is cut off when drawn.
    private static string Key(int at, Row row) => at.ToString("D4", System.Globalization.CultureInfo.InvariantCulture) + " " + row.Label;
}
