using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Eyeriss;

/// <summary>A row-stationary mapping in the names of Chen et al., ISCA 2016, table II.</summary>
/// <param name="Filters">p: filters in one PE.</param>
/// <param name="Channels">q: channels in one PE.</param>
/// <param name="ChannelSets">r: sets of PEs one above the other that work on other channels.</param>
/// <param name="FilterSets">t: sets of PEs that work on other filters.</param>
/// <param name="Images">n: images whose partial sums are in the buffer together.</param>
/// <param name="Strip">e: ofmap rows that the array makes at a time.</param>
public readonly record struct RowStationaryMapping(long Filters, long Channels, long ChannelSets, long FilterSets, long Images, long Strip)
{
    /// <summary>
    /// The mapping by rule. Strips as tall as the array is wide. Then as many channels in the array (q·r) as divide the layer's, fit the ifmap
    /// words of a PE, and leave their rows for all images within the ifmap part of the buffer; of equals the most within a PE. Left-over sets
    /// take other filters. Then as many filters in a PE, a power of two, as leave the partial sums of a strip in the buffer. Last, all images
    /// together where their partial sums and rows fit, else one after the other.
    /// <para>
    /// The rule's form is Chen's mapping space; its ifmap part of the buffer was chosen so that it finds the published mapping of AlexNet's
    /// CONV3 to CONV5, and no time was looked at for that.
    /// </para>
    /// </summary>
    /// <returns>Null where not even one row of partial sums fits.</returns>
    public static RowStationaryMapping? Of(in NpuLayer layer, EyerissSpec spec)
    {
        long strip = Math.Min(spec.Columns, layer.OutputHeight);
        long sets = spec.Rows / layer.KernelHeight;
        long images = Math.Min(layer.Images, EyerissSpec.MostImages);
        (long channels, long channelSets) = Depth(layer, spec, strip, sets, images);
        long filterSets = Math.Min(sets / channelSets * (spec.Columns / strip), layer.Filters);
        long filters = 1L << (int)Math.Log2(Math.Min(spec.SumWords.Value, spec.FilterWords.Value / (channels * layer.KernelWidth)));
        Shrink(layer, spec, ref filters, ref filterSets, ref strip);
        RowStationaryMapping one = new(filters, channels, channelSets, filterSets, 1, strip);
        RowStationaryMapping all = one with { Images = images };
        return Size(one.Sums(layer), spec) > spec.Buffer.Value.Value
            ? null
            : Size(checked(all.Sums(layer) + (images * one.Rows(layer))), spec) <= spec.Buffer.Value.Value ? all : one;
    }

    /// <summary>Passes of the array.</summary>
    public long Passes(in NpuLayer layer) => checked(
        layer.Groups * NpuLayer.CeilingDivide(layer.Filters, Filters * FilterSets) * NpuLayer.CeilingDivide(layer.Channels, Channels * ChannelSets)
        * NpuLayer.CeilingDivide(layer.OutputHeight, Strip) * NpuLayer.CeilingDivide(layer.Images, Images));

    /// <summary>Partial sums that stay in the buffer.</summary>
    public long Sums(in NpuLayer layer) => checked(Images * Filters * FilterSets * Strip * layer.OutputWidth);

    /// <summary>Ifmap words of one image that a pass needs.</summary>
    public long Rows(in NpuLayer layer) => checked(Channels * ChannelSets * RowWords(layer, Strip));

    private static (long Channels, long Sets) Depth(in NpuLayer layer, EyerissSpec spec, long strip, long sets, long images)
    {
        (long Channels, long Sets) best = (1, 1);
        long most = Math.Max(1, spec.IfmapWords.Value / layer.KernelWidth);
        for (long q = 1; q <= most; q++)
        {
            for (long r = 1; r <= sets; r++)
            {
                bool divides = sets % r == 0 && layer.Channels % (q * r) == 0;
                bool fits = divides && Size(checked(images * q * r * RowWords(layer, strip)), spec) <= spec.IfmapBuffer.Value.Value;
                best = fits && q * r >= best.Channels * best.Sets ? (q, r) : best;
            }
        }

        return best;
    }

    /// <summary>Halves filters in a PE, then sets, then the strip, until the partial sums fit.</summary>
    private static void Shrink(in NpuLayer layer, EyerissSpec spec, ref long filters, ref long filterSets, ref long strip)
    {
        while (Size(checked(filters * filterSets * strip * layer.OutputWidth), spec) > spec.Buffer.Value.Value && filters * filterSets * strip > 1)
        {
            if (filters > 1)
            {
                filters /= 2;
            }
            else if (filterSets > 1)
            {
                filterSets /= 2;
            }
            else
            {
                strip /= 2;
            }
        }
    }

    /// <summary>Ifmap words of one channel behind a strip, padding included.</summary>
    private static long RowWords(in NpuLayer layer, long strip) =>
        checked((((strip - 1) * layer.StrideHeight) + layer.KernelHeight) * (((layer.OutputWidth - 1) * layer.StrideWidth) + layer.KernelWidth));

    private static long Size(long words, EyerissSpec spec) => Bytes.Of(words, spec.ActivationBits).Value;
}
