using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>
/// Conversions between floats and scaled integers. A constant that is dequantized stays stored as it is: it keeps its narrow
/// format wherever it is read.
/// </summary>
internal sealed class QuantizationFamily : IOperatorFamily
{
    public IEnumerable<string> Operators =>
        ["QuantizeLinear", "DequantizeLinear", "DynamicQuantizeLinear", "com.microsoft.QuantizeLinear", "com.microsoft.DequantizeLinear"];

    public void Infer(OperatorNode node)
    {
        Value x = node.Need(0);
        switch (node.Proto.OpType)
        {
            case "QuantizeLinear":
                ElementType stated = (ElementType)node.Int("output_dtype", 0);
                node.Set(0, node.Input(2)?.Type ?? (stated == ElementType.Undefined ? ElementType.UInt8 : stated), x.Shape!);
                break;
            case "DequantizeLinear" when x.IsConstant:
                node.SetView(0, x, x.Shape!, node.Need(1).Type);
                break;
            case "DequantizeLinear":
                node.Set(0, node.Need(1).Type, x.Shape!);
                break;
            default:
                node.Set(0, ElementType.UInt8, x.Shape!);
                node.Set(1, ElementType.Float, Shapes.Scalar);
                node.Set(2, ElementType.UInt8, Shapes.Scalar);
                break;
        }
    }

    public void Lower(OperatorNode node)
    {
        double operations = node.Proto.OpType switch
        {
            "QuantizeLinear" => VectorWork.Quantize.Value,
            "DequantizeLinear" => VectorWork.Dequantize.Value,
            _ => OnnxWork.DynamicQuantize,
        };
        node.EmitVector(OperationKind.Elementwise, node.Need(0).Elements, operations, node.In([0, 1]), node.Outs());
    }
}
