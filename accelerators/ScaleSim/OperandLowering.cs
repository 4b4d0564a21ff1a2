namespace HwSim.Accelerators.ScaleSim;

/// <summary>Lowers a layer to its two operand matrices (SCALE-Sim <c>compute/operand_matrix.py</c>).</summary>
internal static class OperandLowering
{
    /// <summary>The ifmap as pixels x window positions, im2col with shared words.</summary>
    public static Operand Ifmap(ScaleSimLayer layer, int[] keptRows)
    {
        // Windows may run off the ifmap; a plane large enough for all windows keeps identities separable.
        int height = Math.Max(layer.IfmapHeight, ((layer.OfmapHeight - 1) * layer.Stride) + layer.FilterHeight);
        int width = Math.Max(layer.IfmapWidth, ((layer.OfmapWidth - 1) * layer.Stride) + layer.FilterWidth);
        int words = height * width * layer.Channels;

        int[] pixels = new int[layer.Pixels];
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            (int row, int column) = Math.DivRem(pixel, layer.OfmapWidth);
            pixels[pixel] = ((row * layer.Stride * width) + (column * layer.Stride)) * layer.Channels;
        }

        int[] window = new int[keptRows.Length];
        for (int k = 0; k < window.Length; k++)
        {
            (int row, int rest) = Math.DivRem(keptRows[k], layer.FilterWidth * layer.Channels);
            window[k] = (row * width * layer.Channels) + rest;
        }

        bool repeats = (layer.OfmapHeight > 1 && layer.Stride < layer.FilterHeight)
            || (layer.OfmapWidth > 1 && layer.Stride < layer.FilterWidth);
        bool runsOff = height > layer.IfmapHeight || width > layer.IfmapWidth;
        bool[]? absent = runsOff ? OutsideIfmap(layer, height, width) : null;
        return new Operand(pixels, window, words, repeats, absent, Footprint());

        long? Footprint()
        {
            if (keptRows.Length == layer.Window)
            {
                return Covered(layer.IfmapHeight, layer.FilterHeight, layer.OfmapHeight, layer.Stride)
                    * Covered(layer.IfmapWidth, layer.FilterWidth, layer.OfmapWidth, layer.Stride)
                    * layer.Channels;
            }

            return repeats || runsOff ? null : (long)pixels.Length * window.Length;
        }
    }

    /// <summary>The filters as window positions x filters, every element a word of its own.</summary>
    public static Operand Filter(ScaleSimLayer layer, int rows)
    {
        int[] filters = new int[layer.Filters];
        for (int filter = 0; filter < filters.Length; filter++)
        {
            filters[filter] = filter * rows;
        }

        return new Operand(filters, Range(rows), rows * layer.Filters, Repeats: false, Absent: null, (long)rows * layer.Filters);
    }

    /// <summary>0, 1, …, count - 1.</summary>
    public static int[] Range(int count)
    {
        int[] range = new int[count];
        for (int i = 0; i < count; i++)
        {
            range[i] = i;
        }

        return range;
    }

    /// <summary>Cells of one axis that some window covers.</summary>
    private static long Covered(int extent, int filter, int positions, int stride)
    {
        if (stride <= filter)
        {
            return Math.Min(extent, ((positions - 1) * stride) + filter);
        }

        int last = (positions - 1) * stride;
        return ((positions - 1L) * filter) + Math.Clamp(extent - last, 0, filter);
    }

    private static bool[] OutsideIfmap(ScaleSimLayer layer, int height, int width)
    {
        bool[] absent = new bool[height * width * layer.Channels];
        for (int row = 0; row < height; row++)
        {
            for (int column = row < layer.IfmapHeight ? layer.IfmapWidth : 0; column < width; column++)
            {
                absent.AsSpan(((row * width) + column) * layer.Channels, layer.Channels).Fill(true);
            }
        }

        return absent;
    }
}
