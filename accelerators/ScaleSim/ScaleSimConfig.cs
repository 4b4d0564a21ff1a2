using HwSim.Core.Mappings;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>What a SCALE-Sim run is asked to simulate: the meaningful keys of its configuration file.</summary>
/// <param name="RunName">Name of the directory that the reports go to.</param>
/// <param name="ArrayRows">Rows of processing elements.</param>
/// <param name="ArrayColumns">Columns of processing elements.</param>
/// <param name="IfmapSramKb">Ifmap scratchpad, in units of 1024 words; half of it is active, half prefetches.</param>
/// <param name="FilterSramKb">Filter scratchpad, in units of 1024 words.</param>
/// <param name="OfmapSramKb">Ofmap scratchpad, in units of 1024 words; half of it fills while half drains.</param>
/// <param name="FilterOffset">Address of the first filter word. Zero is special in row-wise sparsity only.</param>
/// <param name="Dataflow">Which operand stays in the array.</param>
/// <param name="Mode">Whether the bandwidths below are binding.</param>
/// <param name="IfmapBandwidth">Words per cycle of ifmap reads in <see cref="BandwidthMode.User"/> mode.</param>
/// <param name="FilterBandwidth">Words per cycle of filter reads in <see cref="BandwidthMode.User"/> mode.</param>
/// <param name="OfmapBandwidth">Words per cycle of ofmap writes in <see cref="BandwidthMode.User"/> mode.</param>
/// <param name="Sparsity">The sparsity section, or null when its support is off.</param>
public sealed record ScaleSimConfig(
    string RunName,
    int ArrayRows,
    int ArrayColumns,
    int IfmapSramKb,
    int FilterSramKb,
    int OfmapSramKb,
    long FilterOffset,
    Dataflow Dataflow,
    BandwidthMode Mode,
    int IfmapBandwidth,
    int FilterBandwidth,
    int OfmapBandwidth,
    ScaleSimSparsity? Sparsity);
