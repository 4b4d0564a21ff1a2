using System.Text.Json.Nodes;

namespace HwSim.Reports.Page;

/// <summary>How every chart looks. Colours are variables of the style sheet, so light, dark and paper need no second drawing.</summary>
internal static class ChartTheme
{
    private const string Font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

    /// <summary>A Vega-Lite configuration.</summary>
    public static JsonObject Config() => new()
    {
        ["background"] = "transparent",
        ["font"] = Font,
        ["aria"] = false,
        ["padding"] = 4,
        ["view"] = new JsonObject { ["stroke"] = null },
        ["axis"] = new JsonObject
        {
            ["labelColor"] = "var(--muted)",
            ["titleColor"] = "var(--muted)",
            ["gridColor"] = "var(--grid)",
            ["domainColor"] = "var(--rule)",
            ["tickColor"] = "var(--rule)",
            ["labelFontSize"] = 11,
            ["titleFontSize"] = 11,
            ["titleFontWeight"] = 500,
            ["titlePadding"] = 8,
            ["labelPadding"] = 5,
        },
        ["axisBand"] = new JsonObject { ["labelColor"] = "var(--ink)", ["domain"] = false, ["ticks"] = false, ["grid"] = false },
        ["text"] = new JsonObject { ["color"] = "var(--muted)", ["fontSize"] = 11 },
        ["rule"] = new JsonObject { ["color"] = "var(--rule)" },
    };
}
