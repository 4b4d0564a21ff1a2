using HwSim.Core.Config;

namespace HwSim.Workloads.ScaleSim;

/// <summary>One field of a topology row, trimmed.</summary>
internal sealed record TopologyField(string Text, Place At);
