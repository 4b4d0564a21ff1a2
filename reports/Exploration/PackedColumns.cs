using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace HwSim.Reports.Exploration;

/// <summary>Columns of numbers for a page's script: one block of little-endian bytes, and for each column where it is in it.</summary>
internal sealed class PackedColumns
{
    private const int Alignment = 8;

    private readonly List<byte> bytes = [];

    /// <summary>The block in base 64.</summary>
    public string Text => Convert.ToBase64String(CollectionsMarshal.AsSpan(bytes));

    /// <summary>Indexes below a count, in as few bytes as they need.</summary>
    public JsonObject AddIndexes(IReadOnlyCollection<int> indexes, int count)
    {
        if (count <= byte.MaxValue + 1)
        {
            return Add("u8", indexes.Count, [.. indexes.Select(i => (byte)i)]);
        }

        if (count <= ushort.MaxValue + 1)
        {
            return Add("u16", indexes.Count, Bytes(indexes.Select(i => (ushort)i).ToArray(), BinaryPrimitives.ReverseEndianness));
        }

        return Add("u32", indexes.Count, Bytes(indexes.Select(i => (uint)i).ToArray(), BinaryPrimitives.ReverseEndianness));
    }

    /// <summary>Figures in single precision.</summary>
    public JsonObject AddFigures(IReadOnlyCollection<float> figures) =>
        Add("f32", figures.Count, Bytes(figures.Select(BitConverter.SingleToUInt32Bits).ToArray(), BinaryPrimitives.ReverseEndianness));

    /// <summary>Whole numbers of any size up to 2⁵³.</summary>
    public JsonObject AddNumbers(IReadOnlyCollection<long> numbers) =>
        Add("f64", numbers.Count, Bytes(numbers.Select(n => BitConverter.DoubleToUInt64Bits(n)).ToArray(), BinaryPrimitives.ReverseEndianness));

    private JsonObject Add(string type, int length, ReadOnlySpan<byte> content)
    {
        while (bytes.Count % Alignment != 0)
        {
            bytes.Add(0);
        }

        JsonObject column = new() { ["type"] = type, ["at"] = bytes.Count, ["length"] = length };
        bytes.AddRange(content);
        return column;
    }

    private static ReadOnlySpan<byte> Bytes<T>(T[] values, Func<T, T> reverse)
        where T : struct
    {
        if (!BitConverter.IsLittleEndian)
        {
            values = [.. values.Select(reverse)];
        }

        return MemoryMarshal.AsBytes(values.AsSpan());
    }
}
