namespace HwSim.Accelerators.ScaleSim;

/// <summary>What the engine takes on, so that no input makes it run out of memory or run for hours.</summary>
internal static class EngineLimits
{
    /// <summary>Words that SCALE-Sim's 32-bit addresses can tell apart.</summary>
    private const double MostWords = int.MaxValue;

    /// <summary>Words of an ifmap whose windows overlap, which have to be followed one by one.</summary>
    private const double MostFollowedWords = 1 << 28;

    /// <summary>Output pixels, filters, or positions of a window.</summary>
    private const double LongestSide = 1 << 25;

    private const double MostFolds = 1 << 28;

    private const double MostAccesses = 1e11;

    /// <summary>Why a layer is too large; null when it is not.</summary>
    public static string? ExceededBy(ScaleSimLayer layer, ScaleSimConfig config)
    {
        double ifmap = PlaneOf(layer.IfmapHeight, layer.FilterHeight, layer.OfmapHeight, layer.Stride)
            * PlaneOf(layer.IfmapWidth, layer.FilterWidth, layer.OfmapWidth, layer.Stride)
            * layer.Channels;
        double block = config.Sparsity is { RowWise: true } sparsity ? 2.0 * sparsity.BlockSize : 0;
        double window = (double)layer.FilterHeight * layer.FilterWidth * layer.Channels;
        double pixels = (double)layer.OfmapHeight * layer.OfmapWidth;
        if (Math.Max(Math.Max(ifmap, (window + block) * layer.Filters), pixels * layer.Filters) > MostWords)
        {
            return "an operand has more than 2^31 words, which SCALE-Sim's 32-bit addresses cannot tell apart";
        }

        bool follows = layer.FilterHeight > 1 || layer.FilterWidth > 1 || layer.Stride > 1;
        if (Math.Max(Math.Max(window, pixels), layer.Filters) > LongestSide || (follows && layer.OfmapHeight > 1 && ifmap > MostFollowedWords))
        {
            return "the layer is larger than the simulator follows word by word";
        }

        FoldGrid grid = FoldGrid.For(config.Dataflow, config.ArrayRows, config.ArrayColumns, layer.Pixels, layer.Filters, layer.Window);
        double folds = (double)grid.RowFolds * grid.ColumnFolds;
        double accesses = (double)layer.Macs / Math.Min(Math.Min(grid.SpatialRows, grid.ArrayRows), Math.Min(grid.SpatialColumns, grid.ArrayColumns));
        return folds > MostFolds || (layer.OfmapHeight > 1 && follows && accesses > MostAccesses)
            ? "the layer takes more folds or scratchpad accesses than the simulator follows"
            : null;
    }

    private static double PlaneOf(int extent, int filter, int positions, int stride) => Math.Max(extent, ((positions - 1.0) * stride) + filter);
}
