using System.Text.Json.Nodes;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Charts;

/// <summary>Two horizontal bars for each term: one in full colour, one faint, each with its figure written after it.</summary>
internal static class PairedBars
{
    private const double FaintOpacity = 0.4;

    private const int PairHeight = 44;

    private const int RoomForWords = 92;

    /// <summary>One bar.</summary>
    /// <param name="Value">Its length on the axis.</param>
    /// <param name="Figure">The value as written.</param>
    public sealed record Bar(double Value, string Figure);

    /// <summary>The two bars of a term.</summary>
    public sealed record Pair(Term Term, Bar Full, Bar Faint);

    /// <summary>The specification of such a chart.</summary>
    /// <param name="pairs">From top to bottom.</param>
    /// <param name="full">What the full bar says, one word.</param>
    /// <param name="faint">What the faint bar says, one word.</param>
    /// <param name="axis">The axis, with its title.</param>
    /// <param name="longest">The axis ends here.</param>
    public static JsonObject Spec(IReadOnlyList<Pair> pairs, string full, string faint, JsonObject axis, double longest)
    {
        JsonObject spec = Page.Spec.Sized(pairs.Count * PairHeight);
        spec["data"] = Page.Spec.Values(pairs.SelectMany(p => new[] { Row(p.Term, full, p.Full, 1), Row(p.Term, faint, p.Faint, FaintOpacity) }));
        spec["encoding"] = new JsonObject
        {
            ["y"] = new JsonObject
            {
                ["field"] = "term",
                ["type"] = "nominal",
                ["sort"] = null,
                ["title"] = null,
                ["scale"] = new JsonObject { ["paddingInner"] = 0.35, ["paddingOuter"] = 0.15 },
            },
            ["yOffset"] = new JsonObject { ["field"] = "role", ["type"] = "nominal", ["sort"] = Page.Spec.List([full, faint]) },
            ["x"] = new JsonObject
            {
                ["field"] = "value",
                ["type"] = "quantitative",
                ["axis"] = axis,
                ["scale"] = Page.Spec.RoomAfterBars(longest, RoomForWords),
            },
        };
        spec["layer"] = Page.Spec.List([
            new JsonObject
            {
                ["mark"] = new JsonObject { ["type"] = "bar" },
                ["encoding"] = new JsonObject
                {
                    ["color"] = Page.Spec.OwnColour(),
                    ["opacity"] = new JsonObject { ["field"] = "opacity", ["type"] = "quantitative", ["scale"] = null },
                    ["tooltip"] = Page.Spec.Tooltip(("term", "title"), ("words", "")),
                },
            },
            new JsonObject
            {
                ["mark"] = new JsonObject { ["type"] = "text", ["align"] = "left", ["dx"] = 4, ["fontSize"] = 10 },
                ["encoding"] = new JsonObject { ["text"] = Page.Spec.Channel("words", "nominal") },
            },
        ]);
        return spec;
    }

    private static JsonObject Row(Term term, string role, Bar bar, double opacity) => new()
    {
        ["term"] = term.Label,
        ["role"] = role,
        ["value"] = bar.Value,
        ["words"] = $"{role} {bar.Figure}",
        ["colour"] = term.Hue.Css,
        ["opacity"] = opacity,
    };
}
