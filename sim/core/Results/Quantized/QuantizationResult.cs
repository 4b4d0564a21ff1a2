using System.Collections.Immutable;

namespace HwSim.Core.Results.Quantized;

/// <summary>What number formats do to the tensors of a model, and to what it computes.</summary>
/// <param name="Subject">What was quantized: the name of a model, of a tensor, or <c>generated</c>.</param>
/// <param name="Samples">How many inputs the model was run on; 0 where it was not run.</param>
/// <param name="Formats">The formats in the order in which they were asked for.</param>
/// <param name="Tensors">The tensors in the order of the model, weights before activations.</param>
/// <param name="Findings">What the result says about itself.</param>
/// <param name="Version">The version of HwSim.</param>
/// <param name="Command">The command that makes it again.</param>
public sealed record QuantizationResult(
    string Subject,
    int Samples,
    ImmutableArray<FormatResult> Formats,
    ImmutableArray<QuantizedTensor> Tensors,
    ImmutableArray<ResultFinding> Findings,
    string Version,
    string Command)
{
    /// <summary>The tensors by the signal to noise that a format leaves them, worst first; of equals in their order.</summary>
    public IEnumerable<QuantizedTensor> WorstFirst(int format) => Tensors.OrderByDescending(t => t.Errors[format].Relative);
}
