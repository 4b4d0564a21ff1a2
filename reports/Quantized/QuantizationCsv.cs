using System.Globalization;
using CsvHelper;
using HwSim.Core.Results.Quantized;
using HwSim.Reports.Words;

namespace HwSim.Reports.Quantized;

/// <summary>
/// Every tensor in every format, one a row, for programs. Columns: tensor, operator, kind, type, shape, values, deviation, kurtosis,
/// beyond_3_sigma, largest_sigma, not_finite, pairs_nn, pairs_on, pairs_oo (shares), format, mse, relative_mse, sqnr_db, cosine, largest_error,
/// bits_per_value, code_bits, scale_bits, metadata_bits. An error of zero has no sqnr_db. Texts are written as in <see cref="Markdown.OperationsCsv"/>.
/// </summary>
public static class QuantizationCsv
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n", Injection = CsvInjection.Escape, FormatProvider = CultureInfo.InvariantCulture };

    private static readonly string[] Heads =
    [
        "tensor", "operator", "kind", "type", "shape", "values", "deviation", "kurtosis", "beyond_3_sigma", "largest_sigma", "not_finite", "pairs_nn", "pairs_on", "pairs_oo",
        "format", "mse", "relative_mse", "sqnr_db", "cosine", "largest_error", "bits_per_value", "code_bits", "scale_bits", "metadata_bits",
    ];

    /// <summary>The text; the same result gives the same text.</summary>
    public static string Text(QuantizationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using StringWriter text = new(CultureInfo.InvariantCulture);
        using (CsvWriter csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            foreach (string head in Heads)
            {
                csv.WriteField(head);
            }

            csv.EndRecord();
            foreach (QuantizedTensor tensor in result.Tensors)
            {
                for (int format = 0; format < result.Formats.Length; format++)
                {
                    Write(csv, tensor, result.Formats[format].Name, tensor.Errors[format]);
                }
            }
        }

        return text.ToString();
    }

    private static void Write(CsvWriter csv, QuantizedTensor t, string format, QuantizedError e)
    {
        foreach (string word in new[] { t.Name, t.Operator, QuantizationSheets.Kind(t), t.Type, string.Join('x', t.Shape) })
        {
            csv.WriteField(Printable.Text(word));
        }

        csv.WriteField(t.Count);
        Figures(csv, t.Deviation, t.Kurtosis, t.BeyondThreeSigma, t.LargestSigma);
        csv.WriteField(t.NotFinite);
        Figures(csv, t.Pairs.NormalNormal, t.Pairs.OutlierNormal, t.Pairs.OutlierOutlier);
        csv.WriteField(Printable.Text(format));
        Figures(csv, e.MeanSquared, e.Relative, e.SqnrDecibels, e.Cosine, e.Largest, t.Count == 0 ? 0 : (double)e.Bits / t.Count);
        csv.WriteField(e.ValueBits);
        csv.WriteField(e.ScaleBits);
        csv.WriteField(e.MetadataBits);
        csv.EndRecord();
    }

    private static void Figures(CsvWriter csv, params ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            csv.WriteField(double.IsFinite(value) ? value : (double?)null);
        }
    }
}
