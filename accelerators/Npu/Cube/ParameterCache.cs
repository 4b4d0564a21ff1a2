using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Cube;

/// <summary>On-chip memory that keeps a network's weights from inference to inference; what it cannot hold comes over a link each time.</summary>
/// <param name="Size">Bytes that it holds.</param>
/// <param name="Link">Bandwidth of the link.</param>
/// <param name="Parameters">Bytes of the network's weights.</param>
public sealed record ParameterCache(Sourced<Bytes> Size, Sourced<BytesPerSecond> Link, Bytes Parameters)
{
    /// <summary>The share of weights that it cannot hold.</summary>
    public double MissedShare => Parameters <= Size.Value ? 0 : 1 - ((double)Size.Value.Value / Parameters.Value);
}
