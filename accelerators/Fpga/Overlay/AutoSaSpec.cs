using HwSim.Accelerators.Npu;
using HwSim.Core.Config;

namespace HwSim.Accelerators.Fpga.Overlay;

/// <summary>A systolic array as AutoSA generates it (Wang et al., FPGA 2021): tiles of the product stay in the PEs until their reduction is done.</summary>
public sealed record AutoSaSpec : NpuSpec
{
    /// <summary>The board.</summary>
    public required FpgaDevice Device { get; init; }

    /// <summary>Rows of PEs.</summary>
    public required long Rows { get; init; }

    /// <summary>Columns of PEs.</summary>
    public required long Columns { get; init; }

    /// <summary>Values of the reduction that a PE multiplies in a cycle.</summary>
    public required long Simd { get; init; }

    /// <summary>Rows of the tile that the array holds.</summary>
    public required long TileRows { get; init; }

    /// <summary>Columns of that tile.</summary>
    public required long TileColumns { get; init; }

    /// <summary>Bytes that leave the array a cycle when a tile is done.</summary>
    public required Sourced<double> DrainBytes { get; init; }

    /// <summary>True where a tile drains while the next is computed.</summary>
    public required Sourced<bool> OverlapsDrain { get; init; }

    /// <summary>What a multiplier with its share of all else takes.</summary>
    public required FpgaResources EachMac { get; init; }

    /// <summary>What the whole takes.</summary>
    public FpgaResources Needs => EachMac * (Rows * Columns * Simd);

    public override double MacsPerCycle => Rows * Columns * Simd;
}
