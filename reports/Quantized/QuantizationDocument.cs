using System.Text.Json.Nodes;
using HwSim.Core.Results.Quantized;

namespace HwSim.Reports.Quantized;

/// <summary>A quantization as a JSON document for programs. A figure that is no number is null; so is the SQNR of an error of zero.</summary>
public static class QuantizationDocument
{
    public const string SchemaName = "hwsim.quantization/1";

    /// <summary>The document.</summary>
    public static JsonObject Of(QuantizationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new JsonObject
        {
            ["schema"] = SchemaName,
            ["subject"] = result.Subject,
            ["samples"] = result.Samples,
            ["version"] = result.Version,
            ["command"] = result.Command,
            ["formats"] = List(result.Formats.Select(f => Format(f))),
            ["tensors"] = List(result.Tensors.Select(t => Tensor(result, t))),
            ["findings"] = List(result.Findings.Select(f => new JsonObject { ["code"] = f.Code, ["level"] = f.Level, ["message"] = f.Message })),
        };
    }

    private static JsonObject Format(FormatResult format) => new()
    {
        ["name"] = format.Name,
        ["processing_element"] = format.ProcessingElement,
        ["decoder"] = format.Decoder,
        ["bits_per_weight"] = Number(format.WeightBits),
        ["bits_per_activation"] = Number(format.ActivationBits),
        ["weight_relative_mse"] = Number(format.WeightError),
        ["activation_relative_mse"] = Number(format.ActivationError),
        ["weights_only"] = Effect(format.WeightsOnly),
        ["weights_and_activations"] = Effect(format.Both),
    };

    private static JsonObject? Effect(ModelEffect? effect) => effect is null ? null : new JsonObject
    {
        ["top1_agreement"] = Number(effect.TopOne),
        ["kl_nats"] = Number(effect.Divergence),
        ["largest_error"] = Number(effect.LargestError),
        ["output_relative_mse"] = Number(effect.Relative),
        ["output_sqnr_db"] = Number(effect.SqnrDecibels),
    };

    private static JsonObject Tensor(QuantizationResult result, QuantizedTensor tensor) => new()
    {
        ["name"] = tensor.Name,
        ["operator"] = tensor.Operator,
        ["kind"] = QuantizationSheets.Kind(tensor),
        ["type"] = tensor.Type,
        ["shape"] = List(tensor.Shape.Select(e => (JsonNode)e)),
        ["deviation"] = Number(tensor.Deviation),
        ["kurtosis"] = Number(tensor.Kurtosis),
        ["beyond_3_sigma"] = Number(tensor.BeyondThreeSigma),
        ["largest_sigma"] = Number(tensor.LargestSigma),
        ["not_finite"] = tensor.NotFinite,
        ["pairs"] = new JsonObject { ["normal_normal"] = tensor.Pairs.NormalNormal, ["outlier_normal"] = tensor.Pairs.OutlierNormal, ["outlier_outlier"] = tensor.Pairs.OutlierOutlier },
        ["formats"] = new JsonObject(result.Formats.Select((f, i) => KeyValuePair.Create(f.Name, (JsonNode?)Error(tensor, tensor.Errors[i])))),
    };

    private static JsonObject Error(QuantizedTensor tensor, QuantizedError error) => new()
    {
        ["mse"] = Number(error.MeanSquared),
        ["relative_mse"] = Number(error.Relative),
        ["sqnr_db"] = Number(error.SqnrDecibels),
        ["cosine"] = Number(error.Cosine),
        ["largest_error"] = Number(error.Largest),
        ["bits_per_value"] = Number(tensor.Count == 0 ? null : (double)error.Bits / tensor.Count),
        ["code_bits"] = error.ValueBits,
        ["scale_bits"] = error.ScaleBits,
        ["metadata_bits"] = error.MetadataBits,
    };

    private static JsonNode? Number(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    private static JsonArray List(IEnumerable<JsonNode?> items) => [.. items];
}
