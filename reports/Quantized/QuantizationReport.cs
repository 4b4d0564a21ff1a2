using System.Globalization;
using HwSim.Core.Results.Quantized;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Quantized;

/// <summary>A quantization as a web page: formats side by side, the worst tensors with grids over their histograms, every tensor.</summary>
public static class QuantizationReport
{
    private const int MostWeights = 6;
    private const int MostActivations = 4;
    private const int MostGrids = 12;

    private const string Style = """
        .grids { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 18px 28px; margin-top: 18px; }
        .grids h3 { overflow-wrap: anywhere; }
        .grids p { font-size: 13px; color: var(--muted); overflow-wrap: anywhere; }
        .wide-picture { overflow-x: auto; margin-top: 12px; }
        .picture { display: block; width: 100%; height: auto; font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        .grids .picture { min-width: 0; }
        .rate .picture { min-width: 640px; }
        @media (max-width: 800px) { .grids { grid-template-columns: minmax(0, 1fr); } }
        """;

    private static readonly Term[] Legend =
    [
        new("tensor", "values of the tensor", GridSvg.OfTensor, 0),
        new("group", "values of the channel or group whose grid is drawn: the one with the largest magnitude", GridSvg.OfGroup, 1),
        new("grid", "values that its codes have", GridSvg.OfGrid, 2),
    ];

    private static readonly (string Name, string Meaning)[] Terms =
    [
        ("SQNR", "Signal to quantization noise: ten times the decimal logarithm of the mean square over the mean squared error. A bit is worth about 6 dB."),
        ("Kurtosis", "The fourth central moment over the square of the second: 3 for a Gaussian; outliers make it large."),
        ("Pairs", "Neighbours in memory, two by two. Where one of a pair lies beyond three deviations, outlier-victim pairs give up the other; where both do, they lose an outlier."),
        ("Top-1", "The share of rows of an output whose largest score stands where the model has it; of a sigmoid's values, those on the same side of a half."),
        ("KL", "Kullback-Leibler divergence of the rows' probabilities, model against quantized model, in nats a row."),
        ("Bits a value", "All that is stored and moved over the number of values: codes, padding, scales, zero points, outlier lists, tables."),
    ];

    /// <summary>One self-contained HTML text; the same result gives the same text.</summary>
    public static string Html(QuantizationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Section[] sections = [.. Sections(result)];
        Html body = Page.Html.Of($"""
            <header>
            <p class="eyebrow">HwSim quantization report</p>
            <h1><bdi>{result.Subject}</bdi></h1>
            <dl class="asked">
            {Asked(result).Select(a => Page.Html.Of($"""
                <div><dt>{a.Name}</dt><dd>{a.Value}</dd></div>

                """))}</dl>
            </header>
            <p class="summary">{QuantizationWords.Summary(result)}</p>
            {Section.Contents(sections)}{sections.Select(s => s.Markup)}<footer>Made by HwSim {result.Version}. This file needs no network and no other file.</footer>

            """);
        return ReportPage.Compose($"{Printable.Cut(result.Subject, 80)} – HwSim quantization", body, [], new PageExtras(Style, [], []));
    }

    private static IEnumerable<(string Name, string Value)> Asked(QuantizationResult result)
    {
        yield return ("Tensors", QuantizationWords.Asked(result));
        yield return ("Formats", string.Join(", ", result.Formats.Select(f => f.Name)));
        yield return ("Samples", result.Samples == 0 ? "not run" : result.Samples.ToString(CultureInfo.InvariantCulture));
        yield return ("Command", result.Command);
    }

    private static IEnumerable<Section> Sections(QuantizationResult result)
    {
        yield return new("formats", "Formats", Page.Html.Of($"""
            {Sheet(QuantizationSheets.Formats(result))}{Page.Html.When(RateSvg.Of(result) is not null, () => Page.Html.Of($"""
                <div class="wide-picture rate" tabindex="0" role="region" aria-label="Signal to noise against bits">{RateSvg.Of(result)!.Inline()}</div>

                """))}
            """));
        if (result is { Tensors.IsEmpty: false, Formats.IsEmpty: false })
        {
            yield return new("grids", "Worst tensors", Grids(result));
            QuantizedTensor worst = result.WorstFirst(0).First();
            yield return new("worst", "The worst tensor in every format", Page.Html.Of($"""
                <p class="lead">{worst.Name}: {QuantizationWords.Statistics(worst)}.</p>
                <div class="grids">{result.Formats.Take(MostGrids).Select((f, i) => GridSvg.Of(worst, i, f.Name).Inline())}</div>

                """));
            yield return new("tensors", "Tensors", Sortable("tensor-rows", QuantizationSheets.Tensors(result, 0)), Wide: true);
            yield return new("errors", "Errors", Page.Html.Of($"""
                {result.Formats.Select((f, i) => Page.Html.Of($"""
                    <details><summary>{f.Name}</summary>{Sortable($"errors-{i}", QuantizationSheets.Errors(result, i))}</details>

                    """))}
                """), Wide: true);
        }

        yield return new("hardware", "Hardware", Sheet(QuantizationSheets.Hardware(result)));
        yield return new("findings", "Findings", Findings.List(result.Findings));
        yield return new("terms", "Terms", Page.Html.Of($"""
            <dl class="terms">{Terms.Select(t => Page.Html.Of($"<div><dt>{t.Name}</dt><dd>{t.Meaning}</dd></div>"))}</dl>

            """));
    }

    private static Html Grids(QuantizationResult result)
    {
        IEnumerable<QuantizedTensor> worst = result.WorstFirst(0).ToArray();
        QuantizedTensor[] shown = [.. worst.Where(t => t.IsWeight).Take(MostWeights), .. worst.Where(t => !t.IsWeight).Take(MostActivations)];
        return Page.Html.Of($"""
            <p class="lead">The tensors that {result.Formats[0].Name} leaves the least of, weights first. Counts stand on a logarithmic axis.</p>
            {Legends.List(Legend)}<div class="grids">
            {shown.Select(t => Page.Html.Of($"""
                <figure><h3><bdi>{t.Name}</bdi></h3><p>{QuantizationWords.Statistics(t)}</p>{GridSvg.Of(t, 0, result.Formats[0].Name).Inline()}</figure>

                """))}</div>

            """);
    }

    private static Html Sheet(QuantizationSheets.Sheet sheet) => Table.Of(
        sheet.Caption,
        sheet.Heads.Select(h => h.EndsWith(':') ? Table.NumberHead(h[..^1]) : Table.Head(h)),
        sheet.Rows.Select(r => Table.Row(r.Select((cell, i) => i == 0 ? Table.Name(cell) : sheet.Heads[i].EndsWith(':') ? Table.Number(cell) : Table.Cell(cell)))));

    private static Html Sortable(string id, QuantizationSheets.Sheet sheet) => Page.Html.Of($"""
        <div class="scroll tall" tabindex="0" role="region" aria-label="{sheet.Caption}"><table class="sortable operations" id="{id}">
        <caption>{sheet.Caption}</caption>
        <thead><tr>{sheet.Heads.Select(h => h.EndsWith(':') ? Page.Html.Of($"""<th scope="col" class="n"><button type="button">{h[..^1]}</button></th>""") : Page.Html.Of($"""<th scope="col"><button type="button">{h}</button></th>"""))}</tr></thead>
        <tbody>
        {sheet.Rows.Select(r => Table.Row(r.Select((cell, i) => i == 0 ? Table.Name(cell) : sheet.Heads[i].EndsWith(':') ? Table.Number(cell, Value(cell)) : Table.Cell(cell))))}</tbody>
        </table></div>

        """);

    /// <summary>What a shown figure is sorted by.</summary>
    private static double? Value(string cell) => cell == "exact" ? double.MaxValue
        : double.TryParse(cell.Split('\u00A0')[0].TrimStart('<'), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double value) ? value : null;
}
