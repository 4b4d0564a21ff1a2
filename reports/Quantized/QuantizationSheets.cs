using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Results.Quantized;
using HwSim.Reports.Words;

namespace HwSim.Reports.Quantized;

/// <summary>The tables of a quantization as texts; a head that ends with a colon is a column of figures.</summary>
internal static class QuantizationSheets
{
    /// <summary>A table.</summary>
    /// <param name="Caption">What it shows.</param>
    /// <param name="Heads">One for each column.</param>
    /// <param name="Rows">Cells, as many as heads.</param>
    public sealed record Sheet(string Caption, ImmutableArray<string> Heads, ImmutableArray<ImmutableArray<string>> Rows);

    /// <summary>The formats side by side.</summary>
    public static Sheet Formats(QuantizationResult result)
    {
        bool wasRun = result.Samples > 0;
        return new Sheet(
            "Bits a value hold scales and metadata. SQNR is the signal to quantization noise of all tensors together, in dB.",
            [
                "Format", "Bits a weight:", "SQNR of weights:", .. wasRun
                    ? ["Bits an activation:", "SQNR of activations:", "Top-1, weights only:", "KL:", "Output SQNR:", "Top-1, weights and activations:", "KL:", "Largest error:", "Output SQNR:"]
                    : Array.Empty<string>(),
            ],
            [
                .. result.Formats.Select(f => (ImmutableArray<string>)
                [
                    f.Name, Decibel.Bits(f.WeightBits), Decibel.OfRelative(f.WeightError), .. wasRun
                        ?
                        [
                            Decibel.Bits(f.ActivationBits), Decibel.OfRelative(f.ActivationError), Decibel.Share(f.WeightsOnly?.TopOne), Decibel.Number(f.WeightsOnly?.Divergence), Decibel.Text(f.WeightsOnly?.SqnrDecibels),
                            Decibel.Share(f.Both?.TopOne), Decibel.Number(f.Both?.Divergence), Decibel.Number(f.Both?.LargestError), Decibel.Text(f.Both?.SqnrDecibels),
                        ]
                        : Array.Empty<string>(),
                ]),
            ]);
    }

    /// <summary>The tensors, worst first by a format, with their statistics and what each format leaves of them.</summary>
    public static Sheet Tensors(QuantizationResult result, int format, int most = int.MaxValue) => new(
        $"Worst first by {result.Formats[format].Name}. Pairs are neighbours in memory, outliers what lies beyond 3 σ; then the SQNR of each format in dB.",
        ["Tensor", "Read by", "Kind", "Shape", "Type", "σ:", "Kurtosis:", "> 3 σ:", "Largest, σ:", "Normal-normal:", "Outlier-normal:", "Outlier-outlier:", .. result.Formats.Select(f => $"{f.Name}:")],
        [
            .. result.WorstFirst(format).Take(most).Select(t => (ImmutableArray<string>)
            [
                t.Name, t.Operator, Kind(t), Shape(t), t.Type, Decibel.Number(t.Deviation), Decibel.Number(t.Kurtosis), Decibel.Share(t.BeyondThreeSigma), Decibel.Number(t.LargestSigma),
                Exact(t.Pairs.NormalNormal), Exact(t.Pairs.OutlierNormal), Exact(t.Pairs.OutlierOutlier), .. t.Errors.Select(e => Decibel.Text(e.SqnrDecibels)),
            ]),
        ]);

    /// <summary>Every error of every tensor in a format.</summary>
    public static Sheet Errors(QuantizationResult result, int format) => new(
        $"{result.Formats[format].Name}, worst first. Bits a value are those of codes, of scales and of metadata.",
        ["Tensor", "Kind", "MSE:", "SQNR, dB:", "Cosine:", "Largest error:", "Bits a value:", "Codes:", "Scales:", "Metadata:"],
        [
            .. result.WorstFirst(format).Select(t => (t, t.Errors[format])).Select(p => (ImmutableArray<string>)
            [
                p.t.Name, Kind(p.t), Decibel.Number(p.Item2.MeanSquared), Decibel.Text(p.Item2.SqnrDecibels), p.Item2.Cosine.ToString("0.00000", CultureInfo.InvariantCulture), Decibel.Number(p.Item2.Largest),
                PerValue(p.Item2.Bits, p.t), PerValue(p.Item2.ValueBits, p.t), PerValue(p.Item2.ScaleBits, p.t), PerValue(p.Item2.MetadataBits, p.t),
            ]),
        ]);

    /// <summary>What arithmetic in the formats takes.</summary>
    public static Sheet Hardware(QuantizationResult result) => new(
        "What multiplies weights, and what decodes them.",
        ["Format", "Processing element", "Decoder"],
        [.. result.Formats.Select(f => (ImmutableArray<string>)[f.Name, f.ProcessingElement, f.Decoder])]);

    public static string Kind(QuantizedTensor tensor) => tensor.IsWeight ? "weight" : "activation";

    public static string Shape(QuantizedTensor tensor) => tensor.Shape.IsEmpty ? "scalar" : string.Join("×", tensor.Shape.Select(e => e.ToString(CultureInfo.InvariantCulture)));

    private static string PerValue(long bits, QuantizedTensor tensor) => tensor.Count == 0 ? Figure.None : Decibel.Bits((double)bits / tensor.Count);

    private static string Exact(double share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + "\u00A0%";
}
