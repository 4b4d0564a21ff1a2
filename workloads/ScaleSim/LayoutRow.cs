using System.Collections.Immutable;

namespace HwSim.Workloads.ScaleSim;

/// <summary>How one layer lies in the banks of the scratchpads, as a SCALE-Sim layout file says.</summary>
/// <param name="Name">Name of the layer.</param>
/// <param name="IntralineFactors">Ifmap height, ifmap width, filter height, filter width, channel, filter.</param>
/// <param name="IfmapIntralineOrder">Order of the three ifmap axes within a line.</param>
/// <param name="IfmapInterlineOrder">Order of the three ifmap axes between lines, numbered from 3.</param>
/// <param name="FilterIntralineOrder">Order of the four filter axes within a line.</param>
/// <param name="FilterInterlineOrder">Order of the four filter axes between lines, numbered from 4.</param>
public sealed record LayoutRow(
    string Name,
    ImmutableArray<int> IntralineFactors,
    ImmutableArray<int> IfmapIntralineOrder,
    ImmutableArray<int> IfmapInterlineOrder,
    ImmutableArray<int> FilterIntralineOrder,
    ImmutableArray<int> FilterInterlineOrder);
