using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>What the importer knows about each element type.</summary>
internal static class ElementTypes
{
    private static readonly TensorFormat Fp4 = new("fp4", 4, NumberKind.Float, NmPattern.Dense);

    /// <summary>The storage format; unsigned types are stored like signed ones of their width, booleans in a byte.</summary>
    /// <exception cref="ImportException">Strings, complex numbers and types that ONNX does not define.</exception>
    public static TensorFormat FormatOf(ElementType type, string tensor) => type switch
    {
        ElementType.Float => TensorFormat.Fp32,
        ElementType.Double => TensorFormat.Fp64,
        ElementType.Float16 => TensorFormat.Fp16,
        ElementType.BFloat16 => TensorFormat.Bf16,
        ElementType.Float8E4M3Fn or ElementType.Float8E4M3Fnuz or ElementType.Float8E5M2 or ElementType.Float8E5M2Fnuz or ElementType.Float8E8M0 => TensorFormat.Fp8,
        ElementType.Float4E2M1 => Fp4,
        ElementType.Int4 or ElementType.UInt4 => TensorFormat.Int4,
        ElementType.Int8 or ElementType.UInt8 or ElementType.Bool => TensorFormat.Int8,
        ElementType.Int16 or ElementType.UInt16 => TensorFormat.Int16,
        ElementType.Int32 or ElementType.UInt32 => TensorFormat.Int32,
        ElementType.Int64 or ElementType.UInt64 => TensorFormat.Int64,
        _ => throw new ImportException(
            DiagnosticCode.UnsupportedModel,
            string.Create(CultureInfo.InvariantCulture, $"tensor {Quoted.Name(tensor)} holds elements of type {type}, which no machine here computes with"),
            "split the model behind that part and import the rest"),
    };

    public static bool IsFloat(ElementType type) => type is
        ElementType.Float or ElementType.Double or ElementType.Float16 or ElementType.BFloat16 or
        ElementType.Float8E4M3Fn or ElementType.Float8E4M3Fnuz or ElementType.Float8E5M2 or ElementType.Float8E5M2Fnuz or
        ElementType.Float8E8M0 or ElementType.Float4E2M1;

    /// <summary>Bits of one element in a file; 0 for strings and types that ONNX does not define.</summary>
    public static int FileBits(ElementType type) => type switch
    {
        ElementType.Complex128 => 128,
        ElementType.Double or ElementType.Int64 or ElementType.UInt64 or ElementType.Complex64 => 64,
        ElementType.Float or ElementType.Int32 or ElementType.UInt32 => 32,
        ElementType.Float16 or ElementType.BFloat16 or ElementType.Int16 or ElementType.UInt16 => 16,
        ElementType.Int4 or ElementType.UInt4 or ElementType.Float4E2M1 => 4,
        ElementType.String or ElementType.Undefined => 0,
        _ => Enum.IsDefined(type) ? 8 : 0,
    };
}
