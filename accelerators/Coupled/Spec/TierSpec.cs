using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Coupled.Spec;

/// <summary>A memory of a host.</summary>
/// <param name="Type">Such as <c>lpddr5x</c>.</param>
/// <param name="Capacity">Its size.</param>
/// <param name="Bandwidth">Its peak.</param>
/// <param name="StreamShare">The share of the peak that a long stream of all cores reaches.</param>
public sealed record TierSpec(string Type, Bytes Capacity, BytesPerSecond Bandwidth, Sourced<double> StreamShare)
{
    /// <summary>What a long stream reaches.</summary>
    public double Stream => Bandwidth.Value * StreamShare.Value;
}
