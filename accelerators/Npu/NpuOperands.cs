using HwSim.Core.Graph;

namespace HwSim.Accelerators.Npu;

/// <summary>Where the operands of a product are and how wide.</summary>
/// <param name="IfmapOnChip">The operation before left the ifmap on chip.</param>
/// <param name="FilterOnChip">The operation before left the filter on chip.</param>
/// <param name="OfmapStays">The ofmap stays on chip for the next operation.</param>
/// <param name="IfmapBits">Bits of an ifmap value.</param>
/// <param name="FilterBits">Bits of a filter value.</param>
/// <param name="OfmapBits">Bits of an ofmap value.</param>
public readonly record struct NpuOperands(bool IfmapOnChip, bool FilterOnChip, bool OfmapStays, int IfmapBits, int FilterBits, int OfmapBits)
{
    /// <summary>Structured sparsity of the filter along the reduction; the default is dense.</summary>
    public NmPattern Sparsity { get; init; }

    /// <summary>Ifmap values of the tensor: fewer than the product reads where a convolution is laid out as a product.</summary>
    public long DistinctIfmap { get; init; }

    /// <summary>Ofmap values of the tensor, likewise.</summary>
    public long DistinctOfmap { get; init; }

    /// <summary>True where the filter is read transposed, as in the input gradient of a training step.</summary>
    public bool IsFilterTransposed { get; init; }
}
