using HwSim.Core.Config;

namespace HwSim.Kernels.Quantization;

/// <summary>Ends a quantization whose input cannot be used; carries the one diagnostic.</summary>
/// <param name="code">Its number.</param>
/// <param name="message">What is wrong.</param>
/// <param name="suggestion">What can be done.</param>
public sealed class QuantizationException(DiagnosticCode code, string message, string suggestion = "") : Exception(message)
{
    public DiagnosticCode Code { get; } = code;

    public string Suggestion { get; } = suggestion;
}
