using System.Globalization;
using HwSim.Core.Results.Quantized;
using HwSim.Reports.Words;

namespace HwSim.Reports.Quantized;

/// <summary>A quantization in words.</summary>
internal static class QuantizationWords
{
    /// <summary>A format counts as narrow up to here: codes of 4 bits with the scales of small groups.</summary>
    private const double Narrow = 4.75;

    /// <summary>What was quantized.</summary>
    public static string Asked(QuantizationResult result)
    {
        QuantizedTensor[] weights = [.. result.Tensors.Where(t => t.IsWeight)];
        int activations = result.Tensors.Length - weights.Length;
        return $"{Words.Summary.Few(weights.Length, "weight tensor")}, {Figure.Short(weights.Sum(t => t.Count))} values" + (activations > 0 ? $"; {Words.Summary.Few(activations, "activation")}" : "");
    }

    /// <summary>The answer in a few sentences.</summary>
    public static string Summary(QuantizationResult result)
    {
        FormatResult[] narrow = [.. result.Formats.Where(f => f.WeightBits <= Narrow && double.IsFinite(f.WeightError ?? double.NaN))];
        if (result.Tensors.IsEmpty || narrow.Length == 0)
        {
            return Tensor(result);
        }

        FormatResult bestWeights = narrow.MinBy(f => f.WeightError)!;
        string text = string.Create(CultureInfo.InvariantCulture, $"Of the {Words.Summary.Few(narrow.Length, "format")} with up to {Narrow} bits a weight, {bestWeights.Name} leaves the least error in the weights ({Decibel.OfRelative(bestWeights.WeightError)} dB at {Decibel.Bits(bestWeights.WeightBits)} bits). ");
        FormatResult[] run = [.. narrow.Where(f => f.Both is { } b && double.IsFinite(b.Divergence))];
        if (run.Length > 0)
        {
            FormatResult best = run.MinBy(f => f.Both!.Divergence)!;
            text += $"With weights and activations quantized, {best.Name} stays nearest to the model: {Decibel.Share(best.Both!.TopOne)} of its largest scores stay in place, KL {Decibel.Number(best.Both.Divergence)} nats. ";
        }

        return text + Tensor(result);
    }

    /// <summary>A tensor and its statistics.</summary>
    public static string Statistics(QuantizedTensor t) => string.Create(
        CultureInfo.InvariantCulture,
        $"{QuantizationSheets.Kind(t)} of {(t.Operator.Length > 0 ? t.Operator : "no operator")}, {QuantizationSheets.Shape(t)}, {t.Type}: kurtosis {Decibel.Number(t.Kurtosis)}, {Decibel.Share(t.BeyondThreeSigma)} beyond 3 σ, largest at {Decibel.Number(t.LargestSigma)} σ; pairs with one outlier {Decibel.Share(t.Pairs.OutlierNormal)}, with two {Decibel.Share(t.Pairs.OutlierOutlier)}");

    private static string Tensor(QuantizationResult result)
    {
        if (result.Tensors.IsEmpty || result.Formats.IsEmpty)
        {
            return "There are no tensors.";
        }

        QuantizedTensor worst = result.WorstFirst(0).First();
        return $"In {result.Formats[0].Name} the worst tensor is {worst.Name} ({Decibel.Text(worst.Errors[0].SqnrDecibels)} dB, kurtosis {Decibel.Number(worst.Kurtosis)}).";
    }
}
