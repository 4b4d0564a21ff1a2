using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using HwSim.Core.Config;

namespace HwSim.Kernels.Quantization;

/// <summary>Reads NumPy's .npy files (format versions 1 to 3, numpy.lib.format): little-endian numbers in row-major order.</summary>
public static partial class NpyFile
{
    /// <summary>The tensor in a file.</summary>
    /// <exception cref="QuantizationException">It is none.</exception>
    public static FloatTensor Read(string name, ReadOnlySpan<byte> content)
    {
        const int Prelude = 8;
        if (content.Length < Prelude + 4 || content[0] != 0x93 || !content[1..].StartsWith("NUMPY"u8))
        {
            throw Bad("this is no .npy file of NumPy");
        }

        int width = content[6] == 1 ? 2 : 4;
        long length = width == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(content[Prelude..]) : BinaryPrimitives.ReadUInt32LittleEndian(content[Prelude..]);
        if (Prelude + width + length > content.Length)
        {
            throw Bad("the .npy file is truncated in its header");
        }

        string header = Encoding.Latin1.GetString(content.Slice(Prelude + width, (int)length));
        string type = Type().Match(header).Groups[1].Value;
        if (header.Contains("'fortran_order': True", StringComparison.Ordinal))
        {
            throw Bad("the .npy file is in column-major order; save numpy.ascontiguousarray of it");
        }

        long[] shape = [.. Shape().Match(header).Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Extent)];
        Int128 count = shape.Aggregate((Int128)1, (p, e) => p * e);
        TensorValues.CheckSize(name, (long)Int128.Min(count, long.MaxValue));
        ReadOnlySpan<byte> data = content[(Prelude + width + (int)length)..];
        (int size, string called) = type switch
        {
            "<f4" => (4, "fp32"),
            "<f2" => (2, "fp16"),
            "<f8" => (8, "fp64"),
            "<i8" => (8, "int64"),
            "<i4" => (4, "int32"),
            "|i1" => (1, "int8"),
            "|u1" => (1, "uint8"),
            "|b1" => (1, "bool"),
            _ => throw Bad($"the .npy file holds elements of type '{type}'; <f2, <f4, <f8, <i4, <i8, |i1, |u1 and |b1 are read"),
        };
        if (data.Length != count * size)
        {
            throw Bad(string.Create(CultureInfo.InvariantCulture, $"the .npy file needs {count * size} bytes of values and holds {data.Length}"));
        }

        return new FloatTensor(name, called, shape, Values(type, data));
    }

    private static float[] Values(string type, ReadOnlySpan<byte> data) => type switch
    {
        "<f4" => MemoryMarshal.Cast<byte, float>(data).ToArray(),
        "<f2" => Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(data).ToArray(), v => (float)v),
        "<f8" => Array.ConvertAll(MemoryMarshal.Cast<byte, double>(data).ToArray(), v => (float)v),
        "<i8" => Array.ConvertAll(MemoryMarshal.Cast<byte, long>(data).ToArray(), v => (float)v),
        "<i4" => Array.ConvertAll(MemoryMarshal.Cast<byte, int>(data).ToArray(), v => (float)v),
        "|i1" => Array.ConvertAll(MemoryMarshal.Cast<byte, sbyte>(data).ToArray(), v => (float)v),
        _ => Array.ConvertAll(data.ToArray(), v => (float)v),
    };

    private static long Extent(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long extent) ? extent : throw Bad($"the .npy file has the extent '{text}'");

    private static QuantizationException Bad(string message) => new(DiagnosticCode.BadTensor, message);

    [GeneratedRegex("'descr': '([^']*)'")]
    private static partial Regex Type();

    [GeneratedRegex(@"'shape': \(([^)]*)\)")]
    private static partial Regex Shape();
}
