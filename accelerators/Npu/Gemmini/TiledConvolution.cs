namespace HwSim.Accelerators.Npu.Gemmini;

/// <summary>
/// Time of a convolution in tiles, every tile loading its weights and its part of the ifmap while the one before computes. Extents that a
/// tile does not divide leave smaller tiles at the edges, which are counted as such.
/// </summary>
public static class TiledConvolution
{
    private const int Dimensions = 7;
    private const int FilterIndex = 3;
    private const int ChannelIndex = 6;
    private const double LeastRows = 4;

    /// <summary>The time of one group.</summary>
    public static TiledTime Of(in NpuLayer layer, in ConvolutionTile tile, GemminiSpec spec)
    {
        Span<long> whole = [layer.Images, layer.OutputHeight, layer.OutputWidth, layer.Filters, layer.KernelHeight, layer.KernelWidth, layer.Channels];
        Span<long> most = [tile.Images, tile.Rows, tile.Columns, tile.Filters, tile.KernelHeight, tile.KernelWidth, tile.Channels];
        Span<long> part = stackalloc long[Dimensions];
        double compute = 0;
        double body = 0;
        double tiles = 0;
        Step first = default;
        Step last = default;
        int divided = 0;
        for (int d = 0; d < Dimensions; d++)
        {
            divided |= whole[d] % most[d] == 0 ? 1 << d : 0;
        }

        ReadOnlySpan<double> filterRows = [Requests(whole, most, FilterIndex, isEdge: false), Requests(whole, most, FilterIndex, isEdge: true)];
        ReadOnlySpan<double> channelRows = [Requests(whole, most, ChannelIndex, isEdge: false), Requests(whole, most, ChannelIndex, isEdge: true)];
        for (int edges = 0; edges < 1 << Dimensions; edges++)
        {
            if ((edges & divided) != 0)
            {
                continue;
            }

            double count = 1;
            for (int d = 0; d < Dimensions; d++)
            {
                bool isEdge = (edges & (1 << d)) != 0;
                part[d] = isEdge ? whole[d] % most[d] : most[d];
                count *= isEdge ? 1 : whole[d] / most[d];
            }

            ConvolutionTile shape = new(part[0], part[1], part[2], part[3], part[4], part[5], part[6]);
            Step step = StepOf(layer, tile, shape, filterRows[(edges >> FilterIndex) & 1], channelRows[(edges >> ChannelIndex) & 1], spec);
            first = tiles == 0 ? step : first;
            last = step;
            compute += count * step.Compute;
            body += count * step.Time(spec.ConvolutionInterference.Value);
            tiles += count;
        }

        double fill = spec.ConvolutionStart.Value + first.Load + last.Store;
        return new TiledTime(compute, fill, Math.Max(0, body - first.Time(spec.ConvolutionInterference.Value) + first.Compute - compute), tiles);
    }

    /// <summary>Line requests for one row of filters or channels, of whole tiles or of the one at the edge.</summary>
    private static double Requests(ReadOnlySpan<long> whole, ReadOnlySpan<long> most, int index, bool isEdge)
    {
        long length = isEdge ? whole[index] % most[index] : most[index];
        return length == 0 ? 0 : LineRequests.PerRow(length, most[index], whole[index]);
    }

    private static Step StepOf(in NpuLayer layer, in ConvolutionTile tile, in ConvolutionTile part, double perFilterRow, double perChannelRow, GemminiSpec spec)
    {
        long channelTiles = NpuLayer.CeilingDivide(layer.Channels, tile.Channels);
        long windowTiles = NpuLayer.CeilingDivide(layer.KernelHeight, tile.KernelHeight) * NpuLayer.CeilingDivide(layer.KernelWidth, tile.KernelWidth);
        double weights = part.KernelHeight * part.KernelWidth * part.Channels * perFilterRow;
        double ifmap = part.Images * Ifmap(part.Rows, layer.StrideHeight, part.KernelHeight) * Ifmap(part.Columns, layer.StrideWidth, part.KernelWidth)
            * perChannelRow;
        double ofmap = part.Images * part.Rows * part.Columns * perFilterRow;
        bool conflicts = part.Filters < layer.Filters && LineRequests.Conflict(weights, part.Filters, layer.Filters, spec);
        double load = (weights * (conflicts ? spec.ConflictCycles.Value : spec.LineCycles.Value)) + (ifmap * spec.LineCycles.Value);
        double store = ofmap * spec.LineCycles.Value;
        return new Step(Compute(part, spec), load, store, store / (channelTiles * windowTiles));
    }

    /// <summary>Ifmap rows or columns behind an ofmap's; windows of one pixel load those that they stride over too.</summary>
    private static double Ifmap(long extent, long stride, long kernel) => kernel == 1 ? extent * stride : ((extent - 1) * stride) + kernel;

    /// <summary>
    /// One pair of preload and compute for each ofmap row and chunk of columns, once for each block of weights: at least 4 cycles, or 16 when
    /// the weights change (LoopConv.scala), and no more often than instructions issue, as a smooth maximum.
    /// </summary>
    private static double Compute(in ConvolutionTile part, GemminiSpec spec)
    {
        double blocks = (double)part.KernelHeight * part.KernelWidth * NpuLayer.CeilingDivide(part.Channels, spec.Dimension) * NpuLayer.CeilingDivide(part.Filters, spec.Dimension);
        long full = part.Columns / spec.Dimension;
        long rest = part.Columns % spec.Dimension;
        double lines = (double)part.Images * part.Rows;
        double pairs = lines * (full + (rest == 0 ? 0 : 1));
        double leading = full > 0 ? spec.Dimension : rest;
        double rows = (lines * ((full * Math.Max(spec.Dimension, LeastRows)) + (rest == 0 ? 0 : Math.Max(rest, LeastRows)))) + Math.Max(spec.Dimension, leading) - Math.Max(leading, LeastRows);
        double pair = EighthRoot(EighthPower(rows / pairs) + EighthPower(spec.IssueCycles.Value));
        return blocks * pairs * pair;
    }

    private static double EighthPower(double value)
    {
        double square = value * value;
        double fourth = square * square;
        return fourth * fourth;
    }

    private static double EighthRoot(double value) => Math.Sqrt(Math.Sqrt(Math.Sqrt(value)));

    /// <summary>One tile.</summary>
    private readonly record struct Step(double Compute, double Load, double Store, double MeanStore)
    {
        /// <summary>Its time among others: the longer of computing and moving, and a share of the shorter.</summary>
        public double Time(double interference) => Math.Max(Compute, Load + MeanStore) + (interference * Math.Min(Compute, Load + MeanStore));
    }
}
