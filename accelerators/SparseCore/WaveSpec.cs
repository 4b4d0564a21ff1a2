using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.SparseCore;

/// <summary>2:4 products of a GPU's library: tiles of the product, one a multiprocessor, in waves.</summary>
public sealed record WaveSpec : NpuSpec
{
    /// <summary>Multiprocessors, each of which computes one tile at a time.</summary>
    public required long Multiprocessors { get; init; }

    /// <summary>Dense multiply-accumulates of a multiprocessor a cycle; 2:4 weights take half the cycles.</summary>
    public required long MacsOfOne { get; init; }

    /// <summary>Rows of a tile of the product.</summary>
    public required Sourced<long> TileRows { get; init; }

    /// <summary>Columns of a tile of the product.</summary>
    public required Sourced<long> TileColumns { get; init; }

    /// <summary>Share of the peak that a full wave reaches.</summary>
    public required Sourced<double> Efficiency { get; init; }

    /// <summary>Time of a call beside its waves and its output.</summary>
    public required Sourced<Seconds> Start { get; init; }

    public override double MacsPerCycle => Multiprocessors * MacsOfOne;
}
