namespace HwSim.Core.Results.Quantized;

/// <summary>A format over all tensors of a model.</summary>
/// <param name="Name">As it was asked for.</param>
/// <param name="ProcessingElement">What multiplies and adds, in words.</param>
/// <param name="Decoder">What turns codes into operands, in words.</param>
/// <param name="WeightBits">Bits a weight, with scales and metadata; null without weights.</param>
/// <param name="ActivationBits">The same of activations.</param>
/// <param name="WeightError">Squared error of all weights over their squares; null without weights.</param>
/// <param name="ActivationError">The same of activations.</param>
/// <param name="WeightsOnly">The model with quantized weights; null where it was not run.</param>
/// <param name="Both">The model with quantized weights and activations; null where it was not run.</param>
public sealed record FormatResult(
    string Name,
    string ProcessingElement,
    string Decoder,
    double? WeightBits,
    double? ActivationBits,
    double? WeightError,
    double? ActivationError,
    ModelEffect? WeightsOnly,
    ModelEffect? Both);
