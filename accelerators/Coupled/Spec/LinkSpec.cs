using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Coupled.Spec;

/// <summary>The link between a host and a GPU.</summary>
/// <param name="Type">Such as <c>pcie-5</c>.</param>
/// <param name="Peak">Its peak in each direction.</param>
/// <param name="ToDevice">What long copies reach towards the GPU.</param>
/// <param name="ToHost">What long copies reach towards the host.</param>
/// <param name="Latency">What one crossing adds to an access.</param>
/// <param name="IsCoherent">True where kernels load from host memory as from their own, cache line by cache line.</param>
public sealed record LinkSpec(string Type, BytesPerSecond Peak, Sourced<BytesPerSecond> ToDevice, Sourced<BytesPerSecond> ToHost, Sourced<Seconds> Latency, bool IsCoherent);
