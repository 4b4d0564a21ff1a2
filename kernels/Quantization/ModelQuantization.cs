using System.Globalization;
using HwSim.Core.Results;
using HwSim.Core.Results.Quantized;
using HwSim.Kernels.Reference.Formats;
using Microsoft.ML.OnnxRuntime;

namespace HwSim.Kernels.Quantization;

/// <summary>
/// Quantizes the weights and activations of the products of an ONNX model, and runs it with them in ONNX Runtime. Rows of weights are
/// outputs; activations lie as in memory, their rows along the last extent. One scale of a whole activation is found on the first sample
/// and kept; those of groups are found anew.
/// </summary>
public sealed class ModelQuantization : IDisposable
{
    private readonly QuantizableModel model;
    private readonly FormatTrials trials;
    private readonly Dictionary<string, float[]> weights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorRecord> weightRecords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorRecord> activationRecords = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Choice, ProductSite Site), OperandTransform> transforms = [];
    private readonly Dictionary<(int Choice, string Name), Calibration> calibrations = [];
    private readonly List<Dictionary<string, OrtValue>> samples = [];
    private readonly List<Dictionary<string, (long[] Shape, float[] Values)>> originals = [];
    private readonly CancellationToken stop;
    private SplitModel? split;

    private ModelQuantization(QuantizableModel model, IReadOnlyList<FormatChoice> choices, CancellationToken stop)
    {
        this.model = model;
        this.stop = stop;
        trials = new FormatTrials(choices);
        foreach (ProductSite site in model.Sites)
        {
            if (!weights.ContainsKey(site.WeightName))
            {
                float[] stored = TensorValues.Read(site.Weight);
                weights[site.WeightName] = site.Layout.ToRows(stored);
                FloatTensor tensor = new(site.WeightName, TensorValues.TypeName(site.Weight.DataType), [.. site.Weight.Dims], stored);
                weightRecords[site.WeightName] = trials.Add(tensor, weights[site.WeightName], site.Node.OpType, isWeight: true);
            }
        }
    }

    /// <summary>Quantizes a model.</summary>
    /// <param name="subject">What it is called.</param>
    /// <param name="content">The file, checked to be a model.</param>
    /// <param name="external">Bytes of a file beside it: path, offset, length.</param>
    /// <param name="inputs">What it is run on.</param>
    /// <param name="operators">The operators whose operands are quantized; all products where empty.</param>
    /// <param name="choices">The formats; at least one.</param>
    /// <param name="version">The version of HwSim.</param>
    /// <param name="command">The command, for the result.</param>
    /// <param name="stop">Ends it between tensors.</param>
    /// <exception cref="QuantizationException">It cannot be quantized or run.</exception>
    public static QuantizationResult Run(
        string subject, byte[] content, Func<string, long, int, byte[]> external, ModelInputs inputs, IReadOnlyCollection<string> operators, IReadOnlyList<FormatChoice> choices, string version, string command, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(choices);
        using ModelQuantization run = new(QuantizableModel.Read(content, external, operators), choices, stop);
        if (inputs.Samples > 0)
        {
            run.RunOriginal(inputs);
        }

        for (int choice = 0; choice < choices.Count; choice++)
        {
            run.Try(choice);
        }

        return run.trials.Finish(subject, run.samples.Count, run.model.Findings.Concat(run.OfRun(inputs)), version, command);
    }

    public void Dispose()
    {
        foreach (OrtValue value in samples.SelectMany(s => s.Values))
        {
            value.Dispose();
        }

        split?.Dispose();
    }

    private void RunOriginal(ModelInputs inputs)
    {
        split = new SplitModel(model);
        bool isGiven = split.Inputs.Keys.All(inputs.Values.ContainsKey);
        for (int i = 0; i < (isGiven ? 1 : inputs.Samples); i++)
        {
            samples.Add(SampleInputs.Of(split.Inputs, inputs, i));
        }

        using RuntimeWeights plain = new(model.Sites, site => weights[site.WeightName]);
        foreach (Dictionary<string, OrtValue> sample in samples)
        {
            stop.ThrowIfCancellationRequested();
            bool isFirst = originals.Count == 0;
            originals.Add(Outputs(split.Run(sample, plain.Of, isFirst ? Observe : (_, value) => value)));
        }
    }

    /// <summary>Takes an activation of the first sample and tries every format on it.</summary>
    private OrtValue Observe(ProductSite site, OrtValue value)
    {
        stop.ThrowIfCancellationRequested();
        if (RuntimeValues.Floats(value) is not { } values)
        {
            return value;
        }

        FloatTensor tensor = Tensor(site, value, values);
        bool isNew = !activationRecords.TryGetValue(site.ActivationName, out TensorRecord? record);
        if (isNew)
        {
            activationRecords[site.ActivationName] = record = trials.Add(tensor, values, site.Node.OpType, isWeight: false);
        }

        for (int choice = 0; choice < trials.Choices.Count; choice++)
        {
            OperandTransform transform = OperandTransform.Of(trials.Choices[choice], site, weights[site.WeightName], values);
            transforms[(choice, site)] = transform;
            string key = Key(choice, site);
            if (isNew || !calibrations.ContainsKey((choice, key)))
            {
                calibrations[(choice, key)] = trials.Activation(choice, record, values, tensor.Rows, transform, null).Calibration;
            }
        }

        return value;
    }

    private void Try(int choice)
    {
        using RuntimeWeights quantized = new(model.Sites, site =>
        {
            stop.ThrowIfCancellationRequested();
            return trials.Weight(choice, weightRecords[site.WeightName], weights[site.WeightName], site.Layout.AllRows, Transform(choice, site));
        }, site => Transform(choice, site) != OperandTransform.None);
        EffectSum ofWeights = new();
        EffectSum ofBoth = new();
        for (int i = 0; i < samples.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            Add(ofWeights, i, split!.Run(samples[i], quantized.Of, (_, value) => value));
            Dictionary<string, float[]> done = new(StringComparer.Ordinal);
            Add(ofBoth, i, split.Run(samples[i], quantized.Of, (site, value) => Quantized(choice, site, value, done)));
        }

        trials.Put(choice, ofWeights.Effect, ofBoth.Effect);
    }

    private OrtValue Quantized(int choice, ProductSite site, OrtValue value, Dictionary<string, float[]> done)
    {
        if (RuntimeValues.Floats(value) is not { } values)
        {
            return value;
        }

        FloatTensor tensor = Tensor(site, value, values);
        string key = Key(choice, site);
        if (!done.TryGetValue(key, out float[]? quantized))
        {
            done[key] = quantized = trials.Activation(choice, null, values, tensor.Rows, Transform(choice, site), calibrations.GetValueOrDefault((choice, key))).Values;
        }

        return RuntimeValues.Of(quantized, tensor.Shape, (int)value.GetTensorTypeAndShape().ElementDataType);
    }

    private OperandTransform Transform(int choice, ProductSite site) => transforms.GetValueOrDefault((choice, site), OperandTransform.None);

    /// <summary>What stands for an activation on its way into a product: its own name, or where it is transformed that of the product.</summary>
    private string Key(int choice, ProductSite site) => Transform(choice, site) == OperandTransform.None ? site.ActivationName : $"{site.ActivationName} {site.Node.Output[0]}";

    private static FloatTensor Tensor(ProductSite site, OrtValue value, float[] values)
    {
        OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
        return new FloatTensor(site.ActivationName, TensorValues.TypeName((int)info.ElementDataType), info.Shape, values);
    }

    private static Dictionary<string, (long[] Shape, float[] Values)> Outputs(Dictionary<string, OrtValue> outputs)
    {
        Dictionary<string, (long[], float[])> values = new(StringComparer.Ordinal);
        foreach ((string name, OrtValue value) in outputs)
        {
            using (value)
            {
                if (value.IsTensor && RuntimeValues.Floats(value) is { } floats)
                {
                    values[name] = (value.GetTensorTypeAndShape().Shape, floats);
                }
            }
        }

        return values;
    }

    private void Add(EffectSum sum, int sample, Dictionary<string, OrtValue> outputs)
    {
        foreach ((string name, (long[] shape, float[] values)) in Outputs(outputs))
        {
            sum.Add(split!.MakerOf(name), shape, originals[sample][name].Values, values);
        }
    }

    private IEnumerable<ResultFinding> OfRun(ModelInputs inputs)
    {
        if (split is null)
        {
            yield return new ResultFinding("not-run", "note", "The model was not run: activations and outputs are not part of this result.");
            yield break;
        }

        string[] made = [.. split.Inputs.Keys.Where(k => !inputs.Values.ContainsKey(k) && !inputs.Numbers.ContainsKey(k)).Select(k => $"'{k}'")];
        if (made.Length > 0)
        {
            yield return new ResultFinding("made-up-inputs", "advice", $"Inputs {string.Join(", ", made)} were made up (pictures of digits, Gaussian numbers, tokens). They compare formats; for a statement on accuracy give real ones with --input.");
        }

        int left = model.Sites.Count(s => trials.Choices.Any(c => c.Technique != OperandTechnique.None && !OperandTransform.IsFor(c, s)));
        if (left > 0)
        {
            yield return new ResultFinding("technique-left-out", "note", string.Create(CultureInfo.InvariantCulture, $"{left} of {model.Sites.Count} products are no matrix products along the last extent (convolutions, for one): techniques leave them as they are."));
        }
    }
}
