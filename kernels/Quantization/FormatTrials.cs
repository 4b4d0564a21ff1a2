using System.Globalization;
using HwSim.Core.Results;
using HwSim.Core.Results.Quantized;
using HwSim.Kernels.Reference.Formats;

namespace HwSim.Kernels.Quantization;

/// <summary>Tries formats on tensors and keeps what they did, for the result.</summary>
internal sealed class FormatTrials(IReadOnlyList<FormatChoice> choices)
{
    /// <summary>The share of pairs of two outliers from which on a finding names it.</summary>
    private const double ManyBoth = 0.01;

    private readonly List<TensorRecord> weights = [];
    private readonly List<TensorRecord> activations = [];
    private readonly ModelEffect?[] weightsOnly = new ModelEffect?[choices.Count];
    private readonly ModelEffect?[] both = new ModelEffect?[choices.Count];

    public IReadOnlyList<FormatChoice> Choices => choices;

    /// <summary>Adds a tensor without trying anything on it.</summary>
    public TensorRecord Add(FloatTensor tensor, float[] values, string reader, bool isWeight)
    {
        TensorRecord record = new(tensor, values, reader, isWeight, choices.Count);
        (isWeight ? weights : activations).Add(record);
        return record;
    }

    /// <summary>Sends a weight through a format; the values come back as the model reads them.</summary>
    public float[] Weight(int choice, TensorRecord record, float[] values, int rows, OperandTransform transform)
    {
        float[] before = transform.BeforeWeight(values);
        TensorTrial trial = TensorTrial.Of(choices[choice].Weights, before, rows);
        GridPicture? picture = record[choice] is null ? GridPictures.Of(choices[choice].Weights, before, trial.Calibration) : null;
        transform.AfterWeight(trial.Values);
        if (picture is not null)
        {
            record.Put(choice, TensorTrial.Error(values, trial.Values, trial.Storage, transform.MetadataBits), picture);
        }

        return trial.Values;
    }

    /// <summary>The same for an activation.</summary>
    /// <param name="known">The calibration of the first sample; null at the first.</param>
    public (float[] Values, Calibration Calibration) Activation(int choice, TensorRecord? record, float[] values, int rows, OperandTransform transform, Calibration? known)
    {
        float[] before = transform.BeforeActivation(values);
        TensorTrial trial = TensorTrial.Of(choices[choice].Activations, before, rows, known);
        GridPicture? picture = record is not null && record[choice] is null ? GridPictures.Of(choices[choice].Activations, before, trial.Calibration) : null;
        transform.AfterActivation(trial.Values);
        if (picture is not null)
        {
            record!.Put(choice, TensorTrial.Error(values, trial.Values, trial.Storage, 0), picture);
        }

        return (trial.Values, trial.Calibration);
    }

    /// <summary>Keeps what a format does to the whole model.</summary>
    public void Put(int choice, ModelEffect? ofWeights, ModelEffect? ofBoth) => (weightsOnly[choice], both[choice]) = (ofWeights, ofBoth);

    /// <summary>The result.</summary>
    public QuantizationResult Finish(string subject, int samples, IEnumerable<ResultFinding> findings, string version, string command) => new(
        subject,
        samples,
        [.. choices.Select((c, i) => new FormatResult(
            c.Name, c.Weights.Hardware.ProcessingElement, c.Weights.Hardware.Decoder, Bits(weights, i), Bits(activations, i), Error(weights, i), Error(activations, i), weightsOnly[i], both[i]))],
        [.. weights.Concat(activations).Select(r => r.Finish())],
        [.. findings, .. OfTensors()],
        version,
        command);

    private static double? Bits(List<TensorRecord> records, int choice) => records.Sum(r => r.Count) is > 0 and var count ? (double)records.Sum(r => r[choice]!.Bits) / count : null;

    private static double? Error(List<TensorRecord> records, int choice)
    {
        double squares = records.Sum(r => r.Squares);
        return squares > 0 ? records.Sum(r => r[choice]!.MeanSquared * r.Count) / squares : null;
    }

    private IEnumerable<ResultFinding> OfTensors()
    {
        TensorRecord[] all = [.. weights, .. activations];
        if (Named(all.Where(r => r.NotFinite > 0)) is { } odd)
        {
            yield return new ResultFinding("not-finite", "warning", $"NaN or infinities stand in {odd}; figures are of the other values.");
        }

        if (Named(all.Where(r => r.IsConstant)) is { } constant)
        {
            yield return new ResultFinding("constant-tensor", "note", $"All values are equal in {constant}.");
        }

        bool hasPairs = choices.Any(c => c.Name.Contains("ovp-", StringComparison.Ordinal));
        if (hasPairs && Named(all.Where(r => r.BothOutliers >= ManyBoth)) is { } adjacent)
        {
            yield return new ResultFinding("adjacent-outliers", "note", $"One pair in a hundred or more has two outliers, of which outlier-victim pairs keep one, in {adjacent}.");
        }
    }

    private static string? Named(IEnumerable<TensorRecord> records)
    {
        const int Most = 3;
        string[] names = [.. records.Select(r => $"'{r.Name}'")];
        return names.Length == 0 ? null
            : names.Length <= Most ? string.Join(", ", names)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(Most))} and {names.Length - Most} more tensors");
    }
}
