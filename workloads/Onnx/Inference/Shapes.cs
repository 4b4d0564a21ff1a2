using System.Globalization;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>Arithmetic on shapes, outermost extent first.</summary>
internal static class Shapes
{
    /// <summary>
    /// 2^40 values: four times the attention scores of 64 heads over 64 k tokens, and 4 TiB of fp32.
    /// A larger tensor is taken for a broken file.
    /// </summary>
    public const long MostElements = 1L << 40;

    /// <summary>ONNX Runtime itself stops far below; deeper shapes are taken for a broken file.</summary>
    public const int MostDimensions = 64;

    public static readonly long[] Scalar = [];

    /// <summary>The number of values.</summary>
    /// <exception cref="ImportException">A negative extent, too many dimensions or too many values.</exception>
    public static long Elements(ReadOnlySpan<long> shape, string tensor)
    {
        if (shape.Length > MostDimensions)
        {
            throw ImportException.Bad(string.Create(CultureInfo.InvariantCulture, $"tensor {Quoted.Name(tensor)} has {shape.Length} dimensions"));
        }

        Int128 product = 1;
        bool empty = false;
        foreach (long extent in shape)
        {
            if (extent < 0)
            {
                throw ImportException.Bad($"tensor {Quoted.Name(tensor)} has a negative dimension: {Quoted.Shape(shape.ToArray())}");
            }

            empty |= extent == 0;
            product = Int128.Min(product * Math.Max(extent, 1), (Int128)MostElements + 1);
        }

        if (product > MostElements)
        {
            throw ImportException.Bad($"tensor {Quoted.Name(tensor)} of shape {Quoted.Shape(shape.ToArray())} would hold more than 2^40 values");
        }

        return empty ? 0 : (long)product;
    }

    /// <summary>The number of values of a shape that was checked before.</summary>
    public static long Product(ReadOnlySpan<long> shape)
    {
        long product = 1;
        foreach (long extent in shape)
        {
            product *= extent;
        }

        return product;
    }

    /// <summary>Numpy's broadcasting; null when the shapes do not go together.</summary>
    public static long[]? Broadcast(long[] a, long[] b)
    {
        long[] result = new long[Math.Max(a.Length, b.Length)];
        for (int i = 1; i <= result.Length; i++)
        {
            long x = i <= a.Length ? a[^i] : 1;
            long y = i <= b.Length ? b[^i] : 1;
            if (x != y && x != 1 && y != 1)
            {
                return null;
            }

            result[^i] = x == 1 ? y : x;
        }

        return result;
    }

    /// <summary>The shape with <paramref name="count"/> extents at <paramref name="at"/> replaced.</summary>
    public static long[] Replace(long[] shape, int at, int count, params ReadOnlySpan<long> with) => [.. shape[..at], .. with, .. shape[(at + count)..]];

    /// <summary>Row-major strides of a shape, in elements.</summary>
    public static long[] Strides(long[] shape)
    {
        long[] strides = new long[shape.Length];
        long stride = 1;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= Math.Max(shape[i], 1);
        }

        return strides;
    }
}
