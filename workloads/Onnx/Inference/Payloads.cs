using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using HwSim.Workloads.Onnx.Reading;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>Reads the values of initializers: raw little-endian bytes, or one of the typed lists.</summary>
internal static class Payloads
{
    private const int External = 1;

    public static bool IsExternal(TensorProto tensor) => tensor.DataLocation == External;

    /// <summary>The shape, after checking that the payload is as long as it says.</summary>
    /// <exception cref="ImportException">It is not, or the shape is impossible.</exception>
    public static long[] CheckedShape(TensorProto tensor)
    {
        long[] shape = [.. tensor.Dims];
        long elements = Shapes.Elements(shape, tensor.Name);
        ElementType type = (ElementType)tensor.DataType;
        int bits = ElementTypes.FileBits(type);
        if (type != ElementType.String && bits == 0)
        {
            throw ImportException.Bad(string.Create(
                CultureInfo.InvariantCulture, $"initializer {Quoted.Name(tensor.Name)} has element type {tensor.DataType}, which ONNX does not define"));
        }

        if (IsExternal(tensor) || type == ElementType.String)
        {
            return shape;
        }

        (long held, long wanted, string unit) = tensor.HasRawData
            ? (tensor.RawData.Length, ((elements * bits) + 7) / 8, "bytes")
            : (ListLength(tensor, type), ListEntries(elements, type), "values");
        if (held != wanted)
        {
            throw ImportException.Bad(string.Create(
                CultureInfo.InvariantCulture,
                $"initializer {Quoted.Name(tensor.Name)} of shape {Quoted.Shape(shape)} needs {wanted} {unit} and holds {held}"));
        }

        return shape;
    }

    /// <summary>The values of a small numeric tensor; null when it is large, external or of another type.</summary>
    public static Literal? Read(TensorProto tensor, long[] shape)
    {
        long elements = Shapes.Product(shape);
        if (elements > Literal.Most || IsExternal(tensor))
        {
            return null;
        }

        return (ElementType)tensor.DataType switch
        {
            ElementType.Int64 => Literal.Of(shape, Integers(tensor, tensor.Int64Data, 8, BinaryPrimitives.ReadInt64LittleEndian)),
            ElementType.Int32 => Literal.Of(shape, Integers(tensor, tensor.Int32Data, 4, b => BinaryPrimitives.ReadInt32LittleEndian(b))),
            ElementType.Bool or ElementType.UInt8 => Literal.Of(shape, Integers(tensor, tensor.Int32Data, 1, b => b[0])),
            ElementType.Int8 => Literal.Of(shape, Integers(tensor, tensor.Int32Data, 1, b => (sbyte)(b[0] < 128 ? b[0] : b[0] - 256))),
            ElementType.Float => Literal.Of(shape, Reals(tensor, tensor.FloatData, 4, b => BinaryPrimitives.ReadSingleLittleEndian(b))),
            ElementType.Double => Literal.Of(shape, Reals(tensor, tensor.DoubleData, 8, BinaryPrimitives.ReadDoubleLittleEndian)),
            _ => null,
        };
    }

    /// <summary>
    /// The share of values that are exactly zero, counted; null where the payload is not at hand or zero depends on a zero point
    /// (unsigned quantized values).
    /// </summary>
    public static double? ZeroShare(TensorProto? tensor, ElementType type)
    {
        if (tensor is null || IsExternal(tensor))
        {
            return null;
        }

        ReadOnlySpan<byte> raw = tensor.RawData.Span;
        (long zeros, long all) = type switch
        {
            ElementType.Float when tensor.HasRawData => Count(MemoryMarshal.Cast<byte, float>(raw)),
            ElementType.Float => Count<float>([.. tensor.FloatData]),
            ElementType.Double when tensor.HasRawData => Count(MemoryMarshal.Cast<byte, double>(raw)),
            ElementType.Double => Count<double>([.. tensor.DoubleData]),
            ElementType.Float16 when tensor.HasRawData => Count(MemoryMarshal.Cast<byte, Half>(raw)),
            ElementType.BFloat16 when tensor.HasRawData => CountMasked(MemoryMarshal.Cast<byte, ushort>(raw), 0x7FFF),
            ElementType.Int8 when tensor.HasRawData => Count(raw),
            ElementType.Int8 => Count<int>([.. tensor.Int32Data]),
            _ => (0, 0),
        };
        return all == 0 ? null : (double)zeros / all;
    }

    private static (long Zeros, long All) Count<T>(ReadOnlySpan<T> values)
        where T : System.Numerics.INumberBase<T>
    {
        long zeros = 0;
        foreach (T value in values)
        {
            zeros += T.IsZero(value) ? 1 : 0;
        }

        return (zeros, values.Length);
    }

    private static (long Zeros, long All) CountMasked(ReadOnlySpan<ushort> values, int mask)
    {
        long zeros = 0;
        foreach (ushort value in values)
        {
            zeros += (value & mask) == 0 ? 1 : 0;
        }

        return (zeros, values.Length);
    }

    /// <summary>Entries of the typed list that holds this type (TensorProto's field comments: small types stand in <c>int32_data</c>).</summary>
    private static long ListLength(TensorProto tensor, ElementType type) => type switch
    {
        ElementType.Float or ElementType.Complex64 => tensor.FloatData.Count,
        ElementType.Double or ElementType.Complex128 => tensor.DoubleData.Count,
        ElementType.Int64 => tensor.Int64Data.Count,
        ElementType.UInt32 or ElementType.UInt64 => tensor.Uint64Data.Count,
        _ => tensor.Int32Data.Count,
    };

    private static long ListEntries(long elements, ElementType type) => type switch
    {
        ElementType.Complex64 or ElementType.Complex128 => elements * 2,
        ElementType.Int4 or ElementType.UInt4 or ElementType.Float4E2M1 => (elements + 1) / 2,
        _ => elements,
    };

    private delegate T Decode<T>(ReadOnlySpan<byte> bytes);

    private static long[] Integers<T>(TensorProto tensor, IReadOnlyList<T> list, int width, Decode<long> decode)
        where T : System.Numerics.IBinaryInteger<T> =>
        tensor.HasRawData ? Raw(tensor, width, decode) : [.. list.Select(v => long.CreateChecked(v))];

    private static double[] Reals<T>(TensorProto tensor, IReadOnlyList<T> list, int width, Decode<double> decode)
        where T : System.Numerics.IFloatingPoint<T> =>
        tensor.HasRawData ? Raw(tensor, width, decode) : [.. list.Select(v => double.CreateChecked(v))];

    private static T[] Raw<T>(TensorProto tensor, int width, Decode<T> decode)
    {
        ReadOnlySpan<byte> raw = tensor.RawData.Span;
        T[] values = new T[raw.Length / width];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = decode(raw[(i * width)..]);
        }

        return values;
    }
}
