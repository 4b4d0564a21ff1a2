namespace HwSim.Accelerators.Npu.Gemmini;

/// <summary>A tile of a matrix product in blocks of the array's side.</summary>
/// <param name="Rows">I: blocks along M.</param>
/// <param name="Columns">J: blocks along N.</param>
/// <param name="Depth">K: blocks along the reduction.</param>
public readonly record struct MatrixTile(long Rows, long Columns, long Depth)
{
    /// <summary>The tile of Gemmini's <c>tiled_matmul_auto</c>: a square start of what the accumulator holds, the deepest reduction that the scratchpad holds for it, then J, I and K grow in turn while they fit.</summary>
    public static MatrixTile Of(in NpuLayer layer, GemminiSpec spec)
    {
        long rows = NpuLayer.CeilingDivide(layer.Images, spec.Dimension);
        long columns = NpuLayer.CeilingDivide(layer.Filters, spec.Dimension);
        long depth = NpuLayer.CeilingDivide(layer.Channels, spec.Dimension);
        long blocks = spec.ScratchpadRows / spec.Dimension;
        long sums = spec.AccumulatorRows / spec.Dimension;
        long side = Math.Max(1, (long)Math.Sqrt(sums));
        MatrixTile tile = new(Math.Min(rows, side), Math.Min(columns, side), Math.Min(depth, Math.Max(1, blocks / 2 / side)));
        bool grows = true;
        while (grows)
        {
            grows = false;
            if (tile.Columns < columns && Fits(tile with { Columns = tile.Columns + 1 }, blocks, sums))
            {
                (tile, grows) = (tile with { Columns = tile.Columns + 1 }, true);
            }

            if (tile.Rows < rows && Fits(tile with { Rows = tile.Rows + 1 }, blocks, sums))
            {
                (tile, grows) = (tile with { Rows = tile.Rows + 1 }, true);
            }

            if (tile.Depth < depth && Fits(tile with { Depth = tile.Depth + 1 }, blocks, sums))
            {
                (tile, grows) = (tile with { Depth = tile.Depth + 1 }, true);
            }
        }

        return tile;
    }

    private static bool Fits(MatrixTile tile, long blocks, long sums) => (tile.Rows + tile.Columns) * tile.Depth <= blocks && tile.Rows * tile.Columns <= sums;
}
