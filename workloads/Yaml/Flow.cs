using HwSim.Core.Graph;

namespace HwSim.Workloads.Yaml;

/// <summary>What an entry of an operation list passes on.</summary>
/// <param name="Tensor">The whole batch.</param>
/// <param name="Image">Extents of one image; null for rows of features.</param>
internal sealed record Flow(Tensor Tensor, Image? Image)
{
    /// <summary>Values along the last axis.</summary>
    public long Features => Tensor.Shape[^1];

    public long Channels => Image?.Channels ?? Features;

    /// <summary>Its shape in words for messages.</summary>
    public string Described => Image?.ToString() ?? $"[{string.Join(", ", Tensor.Shape)}]";
}
