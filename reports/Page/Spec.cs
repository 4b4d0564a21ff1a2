using System.Text.Json.Nodes;

namespace HwSim.Reports.Page;

/// <summary>The parts that Vega-Lite specifications are made of.</summary>
internal static class Spec
{
    /// <summary>A chart as wide as its place on the page.</summary>
    public static JsonObject Sized(int height) => new()
    {
        ["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json",
        ["width"] = "container",
        ["height"] = height,
    };

    /// <summary>Rows of data.</summary>
    public static JsonObject Values(IEnumerable<JsonObject> rows) => new() { ["values"] = List(rows) };

    /// <summary>An encoding channel.</summary>
    public static JsonObject Channel(string field, string type) => new() { ["field"] = field, ["type"] = type };

    /// <summary>Fields shown when the pointer rests on a mark, with their titles. The field named "title" becomes the heading.</summary>
    public static JsonArray Tooltip(params (string Field, string Title)[] lines) =>
        List(lines.Select(l => new JsonObject { ["field"] = l.Field, ["type"] = "nominal", ["title"] = l.Title }));

    /// <summary>The colour that each row of data states itself.</summary>
    public static JsonObject OwnColour() => new() { ["field"] = "colour", ["type"] = "nominal", ["scale"] = null };

    /// <summary>A scale from 0 that leaves some pixels at the right for what is written after a bar, on any width.</summary>
    public static JsonObject RoomAfterBars(double longest, int pixels) => new()
    {
        ["domain"] = List([0, longest]),
        ["nice"] = false,
        ["rangeMax"] = new JsonObject { ["expr"] = $"width - {pixels}" },
    };

    public static JsonArray List(IEnumerable<JsonNode?> items) => [.. items];
}
