using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads.ScaleSim;

/// <summary>One layer of a SCALE-Sim topology: a convolution of batch 1 whose ifmap already holds its padding.</summary>
/// <param name="Name">Name of the layer.</param>
/// <param name="IfmapHeight">Height of the padded ifmap; M of a matrix product.</param>
/// <param name="IfmapWidth">Width of the padded ifmap; K of a matrix product.</param>
/// <param name="FilterHeight">Height of a filter.</param>
/// <param name="FilterWidth">Width of a filter; K of a matrix product.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="Filters">Number of filters; N of a matrix product.</param>
/// <param name="Stride">Stride of both axes.</param>
/// <param name="Sparsity">Kept elements of the filters.</param>
/// <param name="At">The row of the file.</param>
public sealed record TopologyLayer(
    string Name,
    int IfmapHeight,
    int IfmapWidth,
    int FilterHeight,
    int FilterWidth,
    int Channels,
    int Filters,
    int Stride,
    NmPattern Sparsity,
    Place At)
{
    /// <summary>Rows of the ofmap. SCALE-Sim rounds up, so the last window may run off the ifmap.</summary>
    public long OfmapHeight => Positions(IfmapHeight, FilterHeight);

    /// <summary>Columns of the ofmap. SCALE-Sim rounds up, so the last window may run off the ifmap.</summary>
    public long OfmapWidth => Positions(IfmapWidth, FilterWidth);

    private long Positions(long extent, long filter) => (extent - filter + Stride + Stride - 1) / Stride;
}
