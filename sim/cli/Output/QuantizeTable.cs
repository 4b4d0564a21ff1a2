using System.Globalization;
using HwSim.Core.Results;
using HwSim.Core.Results.Quantized;
using Spectre.Console;

namespace HwSim.Cli.Output;

/// <summary>A quantization on the terminal: the formats, then the worst tensors.</summary>
internal static class QuantizeTable
{
    private const int MostTensors = 10;

    public static void Print(QuantizationResult result, string? folder)
    {
        Table formats = new Table().Title(Markup.Escape(result.Subject)).Border(TableBorder.Simple)
            .AddColumns("format", "bits/weight", "SQNR dB", "bits/act.", "SQNR dB", "top-1 (w)", "KL (w)", "top-1 (w+a)", "KL (w+a)", "max error (w+a)");
        foreach (FormatResult f in result.Formats)
        {
            formats.AddRow(
                Markup.Escape(f.Name), Text(f.WeightBits, "0.00"), Sqnr(f.WeightError), Text(f.ActivationBits, "0.00"), Sqnr(f.ActivationError),
                Text(f.WeightsOnly?.TopOne, "P1"), Text(f.WeightsOnly?.Divergence, "G3"), Text(f.Both?.TopOne, "P1"), Text(f.Both?.Divergence, "G3"), Text(f.Both?.LargestError, "G3"));
        }

        Terminal.Out.Write(formats);
        Table tensors = new Table().Title(Markup.Escape($"worst tensors in {result.Formats[0].Name}")).Border(TableBorder.Simple)
            .AddColumns("tensor", "kind", "shape", "kurtosis", "> 3 sigma", "pairs nn / on / oo %", "SQNR dB", "cosine", "bits");
        foreach (QuantizedTensor t in result.WorstFirst(0).Take(MostTensors))
        {
            tensors.AddRow(
                Markup.Escape(t.Name), t.IsWeight ? "weight" : "activation", string.Join('x', t.Shape), Text(t.Kurtosis, "G4"), Text(t.BeyondThreeSigma, "P2"),
                string.Create(CultureInfo.InvariantCulture, $"{t.Pairs.NormalNormal * 100:F2} / {t.Pairs.OutlierNormal * 100:F2} / {t.Pairs.OutlierOutlier * 100:F2}"),
                Sqnr(t.Errors[0].Relative), Text(t.Errors[0].Cosine, "F5"), Text(t.Count == 0 ? null : (double)t.Errors[0].Bits / t.Count, "0.00"));
        }

        Terminal.Out.Write(tensors);
        foreach (ResultFinding finding in result.Findings)
        {
            Terminal.WriteLine($"{finding.Level}: {finding.Message}");
        }

        if (folder is not null)
        {
            Terminal.WriteLine($"report: {Path.Combine(folder, "quantization.html")}");
        }
    }

    private static string Sqnr(double? relative) => relative is 0 ? "exact" : Text(relative is { } r ? QuantizedError.Decibels(r) : null, "0.0");

    private static string Text(double? value, string format) => value is { } v && double.IsFinite(v) ? v.ToString(format, CultureInfo.InvariantCulture) : "-";
}
