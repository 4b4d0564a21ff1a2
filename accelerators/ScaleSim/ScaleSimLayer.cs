namespace HwSim.Accelerators.ScaleSim;

/// <summary>One layer of a SCALE-Sim topology: a convolution whose ifmap already holds its padding, batch 1.</summary>
/// <param name="Name">Name of the layer.</param>
/// <param name="IfmapHeight">Height of the padded ifmap.</param>
/// <param name="IfmapWidth">Width of the padded ifmap.</param>
/// <param name="FilterHeight">Height of a filter.</param>
/// <param name="FilterWidth">Width of a filter.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="Filters">Number of filters, which is the number of output channels.</param>
/// <param name="Stride">Stride of both axes.</param>
/// <param name="SparsityN">Kept elements per block, the N of N:M.</param>
/// <param name="SparsityM">Elements per block, the M of N:M.</param>
public sealed record ScaleSimLayer(
    string Name,
    int IfmapHeight,
    int IfmapWidth,
    int FilterHeight,
    int FilterWidth,
    int Channels,
    int Filters,
    int Stride,
    int SparsityN = 1,
    int SparsityM = 1)
{
    /// <summary>Rows of the ofmap. Rounded up, so the last window may run off the ifmap.</summary>
    public int OfmapHeight => Positions(IfmapHeight, FilterHeight);

    /// <summary>Columns of the ofmap. Rounded up, so the last window may run off the ifmap.</summary>
    public int OfmapWidth => Positions(IfmapWidth, FilterWidth);

    /// <summary>M of the lowered GEMM: output pixels.</summary>
    public int Pixels => OfmapHeight * OfmapWidth;

    /// <summary>K of the lowered GEMM: elements of one window.</summary>
    public int Window => FilterHeight * FilterWidth * Channels;

    /// <summary>Multiply-accumulates of the dense layer.</summary>
    public long Macs => (long)Pixels * Filters * Window;

    /// <summary>A GEMM as SCALE-Sim reads it: ifmap M x K, filter K x N.</summary>
    public static ScaleSimLayer Gemm(string name, int m, int n, int k, int sparsityN = 1, int sparsityM = 1) =>
        new(name, m, k, 1, k, 1, n, 1, sparsityN, sparsityM);

    private int Positions(int extent, int filter) => (int)(((long)extent - filter + Stride + Stride - 1) / Stride);
}
