using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace HwSim.Reports.Page;

/// <summary>
/// Puts a report together as one text that needs nothing else: style sheet, scripts and data are inside. Its content security
/// policy lets it reach no network and run only the scripts put here.
/// </summary>
internal static class ReportPage
{
    private static readonly string[] ChartScripts = ["vega.js", "vega-lite.js", "vega-embed.js"];

    public static string Compose(string title, Html body, IReadOnlyList<Chart> charts, PageExtras? extras = null)
    {
        string[] names = [.. charts.Count > 0 ? ChartScripts : [], "report.js"];
        (string Name, string Text)[] scripts = [.. extras?.Scripts ?? [], .. names.Select(n => (n, Asset.Script(n)))];
        string policy = $"default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; script-src {(charts.Count > 0 ? "'unsafe-eval' " : "")}{string.Join(' ', scripts.Select(s => $"'sha256-{Digest(s.Text)}'"))}";
        return Html.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="HwSim">
            <title>{title}</title>
            <style>{new Html(Asset.Text("report.css") + extras?.Style)}</style>
            </head>
            <body>
            <main>
            {body}</main>
            <script type="application/json" id="charts">{Data(charts)}</script>
            {(extras?.Data ?? []).Select(d => Html.Of($"""
                <script type="application/json" id="{d.Id}">{new Html(d.Json)}</script>

                """))}{scripts.Select(s => Html.Of($"""
                <script data-asset="{s.Name}">{new Html(s.Text)}</script>

                """))}</body>
            </html>

            """).ToString();
    }

    // The default encoder of System.Text.Json writes <, >, & and quotes as \u escapes, so no data can end the element.
    private static Html Data(IReadOnlyList<Chart> charts) => new(new JsonObject
    {
        ["theme"] = ChartTheme.Config(),
        ["charts"] = Spec.List(charts.Select(c => new JsonObject { ["id"] = c.Id, ["spec"] = c.Spec.DeepClone() })),
    }.ToJsonString());

    private static string Digest(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
