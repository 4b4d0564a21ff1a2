using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HwSim.Kernels.Quantization;

/// <summary>Floating-point values of ONNX Runtime as 32-bit floats, and back.</summary>
internal static class RuntimeValues
{
    /// <summary>The values; null for a type that is not quantized.</summary>
    public static float[]? Floats(OrtValue value) => value.GetTensorTypeAndShape().ElementDataType switch
    {
        TensorElementType.Float => value.GetTensorDataAsSpan<float>().ToArray(),
        TensorElementType.Float16 => Array.ConvertAll(MemoryMarshal.Cast<Float16, Half>(value.GetTensorDataAsSpan<Float16>()).ToArray(), v => (float)v),
        TensorElementType.BFloat16 => Array.ConvertAll(value.GetTensorDataAsSpan<BFloat16>().ToArray(), v => BitConverter.UInt32BitsToSingle((uint)v.value << 16)),
        TensorElementType.Double => Array.ConvertAll(value.GetTensorDataAsSpan<double>().ToArray(), v => (float)v),
        _ => null,
    };

    /// <summary>A value of a floating-point type; narrow ones are rounded to even.</summary>
    public static OrtValue Of(float[] values, long[] shape, int dataType)
    {
        OrtValue value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, (TensorElementType)dataType, shape);
        switch ((ElementCode)dataType)
        {
            case ElementCode.Float:
                values.CopyTo(value.GetTensorMutableDataAsSpan<float>());
                break;
            case ElementCode.Float16:
                Fill(MemoryMarshal.Cast<Float16, Half>(value.GetTensorMutableDataAsSpan<Float16>()), values, v => (Half)v);
                break;
            case ElementCode.BFloat16:
                Fill(MemoryMarshal.Cast<BFloat16, ushort>(value.GetTensorMutableDataAsSpan<BFloat16>()), values, Bfloat16);
                break;
            default:
                Fill(value.GetTensorMutableDataAsSpan<double>(), values, v => v);
                break;
        }

        return value;
    }

    private static void Fill<T>(Span<T> into, float[] values, Func<float, T> convert)
    {
        for (int i = 0; i < values.Length; i++)
        {
            into[i] = convert(values[i]);
        }
    }

    private static ushort Bfloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value) ? (ushort)((bits >> 16) | 0x40) : (ushort)(unchecked(bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
