using System.Globalization;
using System.Runtime.InteropServices;
using HwSim.Core.Config;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Kernels.Quantization;

/// <summary>Values of floating-point initializers, whatever their width, as 32-bit floats.</summary>
internal static class TensorValues
{
    /// <summary>The largest tensor that is quantized: 1 GiB of 32-bit floats.</summary>
    public const long Most = 1L << 28;

    public static bool IsFloat(int dataType) => (ElementCode)dataType is ElementCode.Float or ElementCode.Float16 or ElementCode.BFloat16 or ElementCode.Double;

    /// <summary>What people call an element type.</summary>
    public static string TypeName(int dataType) => (ElementCode)dataType switch
    {
        ElementCode.Float => "fp32",
        ElementCode.Float16 => "fp16",
        ElementCode.BFloat16 => "bf16",
        ElementCode.Double => "fp64",
        ElementCode.Int8 => "int8",
        ElementCode.UInt8 => "uint8",
        _ => string.Create(CultureInfo.InvariantCulture, $"type {dataType}"),
    };

    /// <exception cref="QuantizationException">It has too many values.</exception>
    public static void CheckSize(string name, long count)
    {
        if (count > Most)
        {
            throw new QuantizationException(
                DiagnosticCode.FileTooLarge,
                string.Create(CultureInfo.InvariantCulture, $"tensor '{name}' has {count:N0} values; at most {Most:N0} are quantized at once"),
                "quantize a part of it");
        }
    }

    /// <summary>The values of an initializer whose payload has been checked.</summary>
    public static float[] Read(TensorProto tensor)
    {
        ReadOnlySpan<byte> raw = tensor.RawData.Span;
        return (ElementCode)tensor.DataType switch
        {
            ElementCode.Float => tensor.HasRawData ? MemoryMarshal.Cast<byte, float>(raw).ToArray() : [.. tensor.FloatData],
            ElementCode.Double => tensor.HasRawData ? Converted(MemoryMarshal.Cast<byte, double>(raw), v => (float)v) : [.. tensor.DoubleData.Select(v => (float)v)],
            ElementCode.Float16 => tensor.HasRawData ? Converted(MemoryMarshal.Cast<byte, Half>(raw), v => (float)v) : [.. tensor.Int32Data.Select(v => (float)BitConverter.UInt16BitsToHalf((ushort)v))],
            _ => tensor.HasRawData ? Converted(MemoryMarshal.Cast<byte, ushort>(raw), Bfloat16) : [.. tensor.Int32Data.Select(v => Bfloat16((ushort)v))],
        };
    }

    private static float[] Converted<T>(ReadOnlySpan<T> from, Func<T, float> convert)
    {
        float[] values = new float[from.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = convert(from[i]);
        }

        return values;
    }

    private static float Bfloat16(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);
}
