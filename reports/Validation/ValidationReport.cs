using System.Globalization;
using HwSim.Core.Engine.Validation;
using HwSim.Reports.Markdown;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Validation;

/// <summary>A validation as a web page: findings in words, predicted against measured, how errors spread, rankings, the worst rows, every cell.</summary>
public static class ValidationReport
{
    /// <summary>One self-contained HTML text; the same scores give the same text.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="command">The command that makes it again.</param>
    public static string Html(ModelScores scores, string command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Section[] sections = [.. Sections(scores)];
        Html body = Page.Html.Of($"""
            <header>
            <p class="eyebrow">HwSim validation</p>
            <h1>Predicted against measured</h1>
            <p class="summary">{string.Create(CultureInfo.InvariantCulture, $"{scores.Rows:N0} rows scored, {scores.Skipped:N0} without a prediction, {scores.ConstantsFitted} constants fitted, never on the device that is predicted.")} <code>{command}</code></p>
            </header>
            {Section.Contents(sections)}{sections.Select(s => s.Markup)}<footer>Made by HwSim. This file needs no network and no other file.</footer>

            """);
        return ReportPage.Compose("Predicted against measured – HwSim validation", body, [], new PageExtras(Asset.Text("study.css"), [], []));
    }

    /// <summary>The pictures as files: a name, and the SVG.</summary>
    public static IEnumerable<(string File, string Svg)> Pictures(ModelScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        foreach ((string file, Svg? svg) in Drawn(scores))
        {
            if (svg is not null)
            {
                yield return (file, svg.ToString());
            }
        }
    }

    private static IEnumerable<(string File, Svg? Svg)> Drawn(ModelScores scores)
    {
        yield return ("parity.svg", ScatterPicture.Parity(scores.Points));
        yield return ("size.svg", ScatterPicture.OverSize(scores.Points));
        yield return ("intensity.svg", ScatterPicture.OverIntensity(scores.Points));
        yield return ("kernels.svg", SpreadPicture.Of(scores.Points, p => $"{p.Kernel} {p.DataType}", p => KernelHues.Of(p.Kernel), "Spread of predicted over measured time, by kernel and type"));
        yield return ("devices.svg", SpreadPicture.Of(scores.Points, p => p.Device, _ => Hue.Blue, "Spread of predicted over measured time, by device"));
    }

    private static IEnumerable<Section> Sections(ModelScores scores)
    {
        Dictionary<string, Svg?> drawn = Drawn(scores).ToDictionary(d => d.File, d => d.Svg);
        yield return new("findings", "Findings", Page.Html.Of($"""
            <ul>{ValidationWords.Of(scores).Select(f => Page.Html.Of($"""
                <li>{f}</li>

                """))}</ul>

            """));
        yield return new("parity", "Parity", Page.Html.Of($"""
            <p class="lead">Each dot is a row, of large cells some; on the line, predicted equals measured; the thin lines are 20 % below and 25 % above.</p>
            {Picture("parity.svg")}
            """));
        yield return new("errors", "Where the errors are", Page.Html.Of($"""
            <p class="lead">Lines reach from the 10th to the 90th percentile, bars from quartile to quartile, dots stand at the median; left of 1× the model is too fast.</p>
            {Picture("kernels.svg")}{Picture("devices.svg")}
            """));
        yield return new("trends", "Error against size and intensity", Page.Html.Of($"""
            <p class="lead">A slope or a step is a mechanism that the model lacks. Ratios beyond 8× stand at the edge.</p>
            {Picture("size.svg")}{Picture("intensity.svg")}
            """));
        if (!scores.Rankings.IsEmpty)
        {
            yield return new("ranking", "Which device is faster", Page.Table.Of(
                "Shapes that one harness measured on several devices",
                [Page.Table.Head("Kernel"), Page.Table.Head("Type"), Page.Table.NumberHead("Shapes"), Page.Table.NumberHead("Winner right"), Page.Table.NumberHead("Pairs"), Page.Table.NumberHead("Pairs right")],
                scores.Rankings.Select(r => Page.Table.Row([Page.Table.Name(r.Kernel), Page.Table.Cell(r.DataType), Count(r.Shapes), Part(r.WinnersRight, r.Shapes), Count(r.Pairs), Part(r.PairsRight, r.Pairs)]))));
        }

        if (!scores.Speedups.IsEmpty)
        {
            yield return new("speedups", "What 2:4 weights gain", Page.Table.Of(
                "Time of the dense product over time of the 2:4 one, on equal shapes",
                [Page.Table.Head("Device"), Page.Table.Head("Type"), Page.Table.NumberHead("Shapes"), Page.Table.NumberHead("Measured"), Page.Table.NumberHead("Predicted"), Page.Table.NumberHead("Median error")],
                scores.Speedups.Select(s => Page.Table.Row([Page.Table.Name(s.Device), Page.Table.Cell(s.DataType), Count(s.Shapes), Page.Table.Number(Figure.Ratio(s.Measured), s.Measured), Page.Table.Number(Figure.Ratio(s.Predicted), s.Predicted), Page.Table.Number(Figure.Percent(s.MedianError), s.MedianError)]))));
        }

        yield return new("worst", "The worst ten", Page.Table.Of(
            "Rows with the largest ratio of predicted and measured time, and what the prediction consists of",
            [Page.Table.Head("Row"), Page.Table.Head("Device"), Page.Table.Head("Kernel"), Page.Table.NumberHead("Measured"), Page.Table.NumberHead("Predicted"), Page.Table.Head("Breakdown")],
            scores.Worst.Select(w => Page.Table.Row([
                Page.Table.Name(string.Create(CultureInfo.InvariantCulture, $"{w.Row.File[(w.Row.File.LastIndexOfAny(['/', '\\']) + 1)..]}:{w.Row.Line}")), Page.Table.Cell(w.Row.Device), Page.Table.Cell($"{w.Row.Kernel} {w.Row.DataType}"),
                Page.Table.Number(Figure.Seconds(w.Row.Microseconds * 1e-6), w.Row.Microseconds), Page.Table.Number(Figure.Seconds(w.PredictedSeconds), w.PredictedSeconds), Page.Table.Text(w.Breakdown),
            ]))));
        yield return new("cells", "Every device, kernel and type", Page.Table.Of(
            "Errors: mean, with the median in brackets",
            [Page.Table.Head("Device"), Page.Table.Head("Kernel"), Page.Table.Head("Type"), Page.Table.NumberHead("Rows"), Page.Table.NumberHead("Model"), Page.Table.NumberHead("Bias"), Page.Table.NumberHead("p90"), Page.Table.NumberHead("Rank"), Page.Table.NumberHead("Three constants"), Page.Table.NumberHead("Roofline"), Page.Table.NumberHead("Calibrated")],
            scores.Cells.Where(c => c.Model is not null).Select(c => Page.Table.Row([
                Page.Table.Name(c.Device), Page.Table.Cell(c.Kernel), Page.Table.Cell(c.DataType), Count(c.Rows), Both(c.Model), Page.Table.Number(Figure.Ratio(c.Model!.Bias), c.Model.Bias),
                Page.Table.Number(Figure.Percent(c.Model.P90), c.Model.P90), Page.Table.Number(c.Model.Spearman.ToString("F3", CultureInfo.InvariantCulture), c.Model.Spearman), Both(c.ThreeConstants), Both(c.Roofline), Both(c.Calibrated),
            ]))), Wide: true);

        Html Picture(string file) => Page.Html.When(drawn[file] is not null, () => Page.Html.Of($"""
            <figure class="chart"><div class="wide-picture" tabindex="0" role="region" aria-label="{file}">{drawn[file]!.Inline()}</div></figure>

            """));
    }

    private static Html Count(long value) => Page.Table.Number(Figure.Whole(value), value);

    private static Html Part(int part, int whole) => whole > 0 ? Page.Table.Number(Figure.Percent((double)part / whole), (double)part / whole) : Page.Table.Number(Figure.None, null);

    private static Html Both(ErrorStatistics? errors) => errors is null ? Page.Table.Number(Figure.None, null) : Page.Table.Number($"{Figure.Percent(errors.Mape)} ({Figure.Percent(errors.MedianApe)})", errors.Mape);
}
