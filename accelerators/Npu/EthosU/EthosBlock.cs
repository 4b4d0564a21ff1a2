namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>
/// The part of an ofmap that a core works on at a time, with the part of the ifmap that it needs. Chosen as Vela 3.10 does
/// (architecture_allocator.py, Apache-2.0): of all blocks whose ifmap and sums fit the shared buffer twice, the one that fetches least a
/// value of the ofmap.
/// </summary>
/// <param name="Height">Ofmap rows.</param>
/// <param name="Width">Ofmap columns.</param>
/// <param name="Depth">Ofmap channels.</param>
/// <param name="InputHeight">Ifmap rows.</param>
/// <param name="InputWidth">Ifmap columns.</param>
/// <param name="InputDepth">Ifmap channels.</param>
/// <param name="IsPartKernel">True where four taps of a window share a step with eight channels, false where 32 channels do.</param>
public readonly record struct EthosBlock(long Height, long Width, long Depth, long InputHeight, long InputWidth, long InputDepth, bool IsPartKernel)
{
    /// <summary>Rows and columns of the window that are worked on at a time.</summary>
    public const long LargestWindow = 8;

    private const long SplitDepth = 16;
    private const long MostHeight = 32;
    private const long MostWidth = 64;
    private const long MostDepth = 128;
    private const long Brick = 8;
    private const long BankBytes = 1024;
    private const long SumBytes = 4;
    private const long SmallSide = 4;
    private const int Sides = (int)MostWidth + 1;

    /// <summary>The block of a layer; null where not even the least fits.</summary>
    public static EthosBlock? Of(in EthosLayer layer, EthosCore core)
    {
        bool isPart = layer.Kind is EthosKind.Convolution or EthosKind.Depthwise && PrefersPartKernel(layer);
        long inputDepth = NpuLayer.RoundUp(Math.Min(layer.Channels, isPart ? 16 : 32), Brick);
        long height = NpuLayer.RoundUp(Math.Min(layer.OutputHeight, MostHeight), core.BlockHeight);
        long width = NpuLayer.RoundUp(Math.Min(layer.OutputWidth, MostWidth), core.BlockWidth);
        long most = NpuLayer.RoundUp(Math.Min(layer.Depth, MostDepth), core.BlockDepth);
        Search search = new(layer, core, isPart, inputDepth);
        for (long depth = Split(Math.Max(core.BlockDepth, Math.Min(most, SplitDepth)), layer.Depth); depth <= most; depth = Split(depth + core.BlockDepth, layer.Depth))
        {
            search.At(depth, height, width);
        }

        return search.Best;
    }

    private static long Split(long depth, long all) => depth < all ? NpuLayer.RoundUp(depth, SplitDepth) : depth;

    private static bool PrefersPartKernel(in EthosLayer layer)
    {
        double deep = layer.Channels / (double)NpuLayer.RoundUp(layer.Channels, 32);
        double part = layer.Channels * layer.Taps / (double)(NpuLayer.RoundUp(layer.Channels, 8) * NpuLayer.RoundUp(layer.Taps, 4));
        return layer.Channels <= Brick || part > deep;
    }

    /// <summary>The walk over rows and columns of one depth after the other.</summary>
    private ref struct Search(EthosLayer layer, EthosCore core, bool isPart, long inputDepth)
    {
        private readonly bool isFlat = layer is { OutputHeight: 1, KernelHeight: 1 } && core.BlockHeight == 2;
        private readonly long windowHeight = Math.Min(layer.SpanHeight, LargestWindow);
        private readonly long windowWidth = Math.Min(layer.SpanWidth, LargestWindow);
        private readonly long repeats = NpuLayer.CeilingDivide(layer.SpanHeight, LargestWindow) * NpuLayer.CeilingDivide(layer.SpanWidth, LargestWindow);
        private readonly double weights = layer.Kind is EthosKind.Convolution or EthosKind.Depthwise ? (double)layer.SpanHeight * layer.SpanWidth * layer.Channels : 0;
        private readonly double results = (double)layer.OutputHeight * layer.OutputWidth * layer.Depth;
        private readonly double values = (double)layer.Height * layer.Width * layer.Channels;
        private double leastCost = double.PositiveInfinity;
        private double leastCoverage = double.PositiveInfinity;

        public EthosBlock? Best { get; private set; }

        public void At(long depth, long height, long width)
        {
            Span<long> widest = stackalloc long[Sides];
            for (long h = core.BlockHeight; h <= height; h += core.BlockHeight)
            {
                long w = core.BlockWidth;
                for (; w <= width; w += core.BlockWidth)
                {
                    // Where rows and columns of this block do not fit the other way around, they are not tried.
                    if (w < h && h % core.BlockWidth == 0 && widest[(int)w] > 0 && widest[(int)w] <= h)
                    {
                        continue;
                    }

                    EthosBlock block = Block(h, w, depth);
                    if (!Fits(block))
                    {
                        break;
                    }

                    Consider(block);
                }

                widest[(int)h] = w <= width ? w : long.MaxValue;
                if (w == core.BlockWidth)
                {
                    break;
                }
            }
        }

        private readonly EthosBlock Block(long h, long w, long depth) => new(
            h, w, depth,
            NpuLayer.RoundUp(((h - 1) * layer.StrideHeight) + windowHeight, core.BlockHeight),
            NpuLayer.RoundUp(((w - 1) * layer.StrideWidth) + windowWidth, core.BlockWidth),
            layer.IsEqualDepth ? depth : inputDepth, isPart);

        private readonly bool Fits(in EthosBlock block)
        {
            long ifmap = Banks(block.InputHeight * block.InputWidth * NpuLayer.RoundUp(block.InputDepth, Brick), core.IfmapGranule);
            long sums = Banks((isFlat ? 1 : block.Height) * block.Width * NpuLayer.RoundUp(block.Depth, Brick) * SumBytes, core.SumGranule);
            return ifmap + sums <= core.Banks - core.ReservedBanks;
        }

        private static long Banks(long bytes, long granule) => NpuLayer.RoundUp(2 * NpuLayer.CeilingDivide(bytes, BankBytes), granule);

        private void Consider(in EthosBlock block)
        {
            long h = isFlat ? 1 : block.Height;
            double blocksDown = layer.OutputHeight / (double)h;
            double blocksAcross = layer.OutputWidth / (double)block.Width;
            double fetchedWeights = weights * NpuLayer.CeilingDivide(layer.OutputHeight, h) * NpuLayer.CeilingDivide(layer.OutputWidth, block.Width);
            fetchedWeights *= layer.Kind == EthosKind.Depthwise ? 1 : block.Depth * (layer.Depth / (double)block.Depth);
            double fetchedValues = (double)block.InputHeight * block.InputWidth * layer.Channels * repeats * blocksDown * blocksAcross;
            fetchedValues *= layer.IsEqualDepth ? 1 : NpuLayer.CeilingDivide(layer.Depth, block.Depth);
            double cost = (fetchedWeights + fetchedValues) / results;
            if (values < 2.0 * block.InputHeight * block.InputWidth * block.InputDepth)
            {
                cost /= 2;
            }

            if (cost > leastCost)
            {
                return;
            }

            if (cost == leastCost)
            {
                double coverage = (double)layer.Height * layer.Width / (Math.Min(layer.Height, block.InputHeight) * Math.Min(layer.Width, block.InputWidth));
                if (coverage > leastCoverage || block.Height > SmallSide || block.Width > SmallSide)
                {
                    return;
                }

                leastCoverage = coverage;
            }
            else
            {
                leastCoverage = double.PositiveInfinity;
            }

            leastCost = cost;
            Best = block;
        }
    }
}
