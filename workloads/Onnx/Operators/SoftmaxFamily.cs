using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Softmax and its relatives; which axis they run along does not change their cost.</summary>
internal sealed class SoftmaxFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["Softmax", "LogSoftmax", "Hardmax", "com.microsoft.QLinearSoftmax"];

    public void Infer(OperatorNode node) => node.Set(0, node.Need(0).Type, node.ShapeOf(0));

    public void Lower(OperatorNode node)
    {
        double operations = node.Proto.OpType switch
        {
            "Hardmax" => VectorWork.Reduction.Value,
            "QLinearSoftmax" => VectorWork.Softmax.Value + VectorWork.Dequantize.Value + VectorWork.Quantize.Value,
            _ => VectorWork.Softmax.Value,
        };
        node.EmitVector(OperationKind.Softmax, node.Need(0).Elements, operations, node.In([0]), [node.Out(0)]);
    }
}
