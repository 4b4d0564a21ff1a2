using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Scatter and its relatives, assumed to write the updates in place: only they are moved.</summary>
internal sealed class ScatterFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["Scatter", "ScatterElements", "ScatterND", "TensorScatter"];

    public void Infer(OperatorNode node) => node.Set(0, node.Need(0).Type, node.ShapeOf(0));

    public void Lower(OperatorNode node)
    {
        int updates = node.Proto.OpType == "TensorScatter" ? 1 : 2;
        bool adds = node.Text("reduction", "none") != "none";
        node.EmitVector(OperationKind.DataMovement, node.Need(updates).Elements, adds ? VectorWork.Reduction.Value : 0, node.In([updates, 3 - updates]), [node.Out(0)]);
    }
}
