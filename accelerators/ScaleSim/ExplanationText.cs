using System.Globalization;
using System.Text;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>The explanation of a run in words: <c>EXPLAIN.md</c>.</summary>
public static class ExplanationText
{
    public const string FileName = "EXPLAIN.md";

    /// <summary>A Markdown page: totals, then per layer the figures that a defect falsifies.</summary>
    public static string Markdown(string runName, IReadOnlyList<string> names, IReadOnlyList<LayerExplanation> layers)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(layers);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Plain(runName)}: what SCALE-Sim reports and what is right\n\n");
        text.Append("Each row puts one defect right and leaves the others; the last row of a layer puts all of them right.\n");
        text.Append("Every figure is computed by running the model without the defect. Beyond these defects the two share\n");
        text.Append("their assumptions: batch 1, words of one byte, folds that do not overlap, layers that start cold.\n");
        text.Append("The row \"own\" is HwSim's own array (`hwsim run`) without waiting for memory. It assumes two things otherwise:\n");
        text.Append("output-stationary results leave through the columns (R cycles a fold), and a fold at the edge of a layer loads\n");
        text.Append("and drains only the rows and columns that it uses.\n\n");
        text.Append("| Layer | Defect | Figure | SCALE-Sim | Corrected | Change |\n|---|---|---|---:|---:|---:|\n");
        for (int i = 0; i < layers.Count; i++)
        {
            foreach (DefectEffect effect in layers[i].Effects)
            {
                AppendRow(text, names[i], effect.Defect.Id, effect.Figure, effect.Reported, effect.Corrected);
            }

            AppendRow(text, names[i], "all", "Total Cycles", layers[i].Reported.TotalCycles, layers[i].Corrected.TotalCycles);
            if (layers[i].OwnComputeCycles is { } own)
            {
                AppendRow(text, names[i], "own", "Total less Stall Cycles", layers[i].Reported.TotalCycles - layers[i].Reported.StallCycles, own);
            }
        }

        AppendRow(text, "**network**", "all", "Total Cycles", layers.Sum(l => l.Reported.TotalCycles), layers.Sum(l => l.Corrected.TotalCycles), escape: false);
        text.Append("\n## The defects\n\n");
        HashSet<Defect> seen = [.. layers.SelectMany(l => l.Effects).Select(e => e.Defect)];
        foreach (Defect defect in DefectCatalog.All.Where(seen.Contains))
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{defect.Id}** {defect.Sentence} (`{defect.Source}`)\n");
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string layer, string id, string figure, double reported, double corrected, bool escape = true) =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {(escape ? Plain(layer) : layer)} | {id} | {figure} | {Number(reported)} | {Number(corrected)} | {Change(reported, corrected)} |\n");

    private static string Number(double value) => value.ToString(value == Math.Floor(value) ? "#,0" : "#,0.###", CultureInfo.InvariantCulture);

    private static string Change(double reported, double corrected) => reported == 0
        ? "new"
        : ((corrected - reported) / reported).ToString("+0.##%;-0.##%;0%", CultureInfo.InvariantCulture);

    /// <summary>A name as text: nothing in it is markup or ends the cell.</summary>
    private static string Plain(string name)
    {
        var text = new StringBuilder();
        foreach (char c in name)
        {
            text.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '#' => $"\\{c}",
                _ when char.IsControl(c) => " ",
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }
}
