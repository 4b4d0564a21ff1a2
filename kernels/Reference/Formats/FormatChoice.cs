namespace HwSim.Kernels.Reference.Formats;

/// <summary>A format as it is asked for by name, for both operands of products.</summary>
/// <param name="Name">The name, such as <c>hadamard+int4-g128</c>.</param>
/// <param name="Weights">The format of weights.</param>
/// <param name="Activations">The format of activations: where weights have a scale a channel, they have one a tensor.</param>
/// <param name="Technique">What is done before.</param>
public sealed record FormatChoice(string Name, INumberFormat Weights, INumberFormat Activations, OperandTechnique Technique);
