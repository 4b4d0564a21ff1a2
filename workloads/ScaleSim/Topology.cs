using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Workloads.ScaleSim;

/// <summary>A SCALE-Sim topology file.</summary>
/// <param name="Name">Name of the network.</param>
/// <param name="Kind">What its rows describe.</param>
/// <param name="Layers">The layers; a depthwise row is one layer per channel.</param>
/// <param name="Findings">What the reader had to assume.</param>
public sealed record Topology(string Name, TopologyKind Kind, ImmutableArray<TopologyLayer> Layers, ImmutableArray<Finding> Findings);
