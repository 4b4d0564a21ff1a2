using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>com.microsoft.EmbedLayerNormalization: rows of the word, position and segment tables are added and normalized.</summary>
internal sealed class EmbeddingFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["com.microsoft.EmbedLayerNormalization"];

    public void Infer(OperatorNode node)
    {
        long[] ids = node.ShapeOf(0, 2);
        long width = node.ShapeOf(2, 2)[1];
        ElementType type = node.Need(2).Type;
        node.Set(0, type, [ids[0], ids[1], width]);
        node.Set(1, ElementType.Int32, [ids[0]]);
        node.Set(2, type, [ids[0], ids[1], width]);
    }

    public void Lower(OperatorNode node)
    {
        long elements = Shapes.Product(node.OutputShape(0));
        Tensor sum = node.Between("embedding", node.Need(2).Type, node.OutputShape(0));
        bool segments = node.Has(1) && node.Has(4);
        node.EmitVector(OperationKind.Embedding, elements, segments ? 2 * VectorWork.Elementwise.Value : VectorWork.Elementwise.Value, node.In([2, 3, 4, 0, 1]), [sum], "embedding");
        node.EmitVector(OperationKind.Normalization, elements, VectorWork.LayerNorm.Value, [sum, .. node.In([5, 6])], [node.Out(0)], "norm");
    }
}
