using HwSim.Core.Graph;

namespace HwSim.Workloads;

/// <summary>How values are stored where an operation does not say otherwise.</summary>
/// <param name="Activations">What operations pass on to each other, and what they keep.</param>
/// <param name="Weights">Trained parameters.</param>
public sealed record ElementFormats(TensorFormat Activations, TensorFormat Weights);
