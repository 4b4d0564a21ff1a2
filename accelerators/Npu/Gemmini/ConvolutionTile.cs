namespace HwSim.Accelerators.Npu.Gemmini;

/// <summary>A tile of a convolution. Columns are the inner ofmap dimension, whose pixels stream through the array one after the other.</summary>
/// <param name="Images">Images.</param>
/// <param name="Rows">Ofmap rows.</param>
/// <param name="Columns">Ofmap columns.</param>
/// <param name="Filters">Filters.</param>
/// <param name="KernelHeight">Window rows.</param>
/// <param name="KernelWidth">Window columns.</param>
/// <param name="Channels">Channels.</param>
public readonly record struct ConvolutionTile(long Images, long Rows, long Columns, long Filters, long KernelHeight, long KernelWidth, long Channels)
{
    private const int ColumnIndex = 2;
    private const int RowIndex = 1;
    private const int FilterIndex = 3;
    private const int ChannelIndex = 6;
    private const int Extents = 7;

    /// <summary>
    /// The tile of Gemmini's <c>tiled_conv_auto</c>: from the whole layer the largest extent shrinks (channels and filters to multiples of the
    /// array, columns last) until half of the memories hold it; then columns, and after them every extent in turn, grow again while they fit.
    /// </summary>
    /// <exception cref="ArgumentException">Not even one pixel, channel and filter fit: <see cref="IsPossible"/> says so before.</exception>
    public static ConvolutionTile Of(in NpuLayer layer, GemminiSpec spec)
    {
        Span<long> whole = [layer.Images, layer.OutputHeight, layer.OutputWidth, layer.Filters, layer.KernelHeight, layer.KernelWidth, layer.Channels];
        Span<long> tile = stackalloc long[Extents];
        whole.CopyTo(tile);
        while (!Fits(tile, layer, spec))
        {
            if (!Shrink(tile, layer, spec))
            {
                throw new ArgumentException("not even one pixel, channel and filter fit", nameof(spec));
            }
        }

        while (Grow(tile, whole, ColumnIndex, layer, spec))
        {
        }

        bool grows = true;
        while (grows)
        {
            grows = false;
            for (int i = 0; i < Extents; i++)
            {
                grows |= Grow(tile, whole, i, layer, spec);
            }
        }

        return new ConvolutionTile(tile[0], tile[1], tile[2], tile[3], tile[4], tile[5], tile[6]);
    }

    /// <summary>True where one pixel, channel and filter fit.</summary>
    public static bool IsPossible(in NpuLayer layer, GemminiSpec spec)
    {
        ReadOnlySpan<long> least = [1, 1, 1, 1, 1, 1, 1];
        return Fits(least, layer, spec);
    }

    /// <summary>One or more steps down of the largest extent: down to the second largest at once where that does not fit either, since nothing in between does.</summary>
    private static bool Shrink(Span<long> tile, in NpuLayer layer, GemminiSpec spec)
    {
        int largest = -1;
        long second = 1;
        for (int i = 0; i < Extents; i++)
        {
            if (i == ColumnIndex && tile[ColumnIndex] <= spec.Dimension && tile[RowIndex] > 1)
            {
                continue;
            }

            if (largest < 0 || tile[i] > tile[largest])
            {
                second = largest < 0 ? second : Math.Max(second, tile[largest]);
                largest = i;
            }
            else
            {
                second = Math.Max(second, tile[i]);
            }
        }

        long from = tile[largest];
        if (from <= 1)
        {
            return false;
        }

        bool isBlocked = largest is FilterIndex or ChannelIndex;
        long floor = largest == ColumnIndex ? Math.Max(second, spec.Dimension) : isBlocked ? NpuLayer.RoundUp(second, spec.Dimension) : second;
        long step = !isBlocked ? from - 1 : from % spec.Dimension == 0 ? from - spec.Dimension : from / spec.Dimension * spec.Dimension;
        tile[largest] = Math.Min(floor, from);
        if (floor >= from || Fits(tile, layer, spec))
        {
            tile[largest] = Math.Max(1, step);
        }

        return true;
    }

    private static bool Grow(Span<long> tile, ReadOnlySpan<long> whole, int index, in NpuLayer layer, GemminiSpec spec)
    {
        if (tile[index] >= whole[index])
        {
            return false;
        }

        tile[index]++;
        bool fits = Fits(tile, layer, spec);
        tile[index] -= fits ? 0 : 1;
        return fits;
    }

    private static bool Fits(ReadOnlySpan<long> tile, in NpuLayer layer, GemminiSpec spec)
    {
        long ifmapRows = checked((tile[RowIndex] * layer.StrideHeight) + tile[4] - 1);
        long ifmapColumns = checked((tile[ColumnIndex] * layer.StrideWidth) + tile[5] - 1);
        long ifmap = checked(NpuLayer.CeilingDivide(tile[ChannelIndex], spec.Dimension) * tile[0] * ifmapRows * ifmapColumns);
        long filterBlocks = NpuLayer.CeilingDivide(tile[FilterIndex], spec.Dimension);
        long filter = checked(filterBlocks * tile[4] * tile[5] * tile[ChannelIndex]);
        long sums = checked(filterBlocks * tile[0] * tile[RowIndex] * tile[ColumnIndex]);
        return ifmap + filter <= spec.ScratchpadRows && sums <= spec.AccumulatorRows;
    }
}
