using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>TopK, OneHot, and what picks by value: NonZero, Compress, Unique, whose result depends on the data.</summary>
internal sealed class SelectionFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["TopK", "OneHot", "NonZero", "Compress", "Unique", "NonMaxSuppression"];

    public void Infer(OperatorNode node)
    {
        switch (node.Proto.OpType)
        {
            case "TopK":
                InferTopK(node);
                break;
            case "OneHot":
                InferOneHot(node);
                break;
            case "NonZero" when node.Need(0).Literal is { } literal:
                InferNonZero(node, literal);
                break;
            default:
                node.CannotInfer("how many values it picks depends on the data");
                break;
        }
    }

    public void Lower(OperatorNode node)
    {
        (OperationKind kind, double operations) = node.Proto.OpType == "TopK"
            ? (OperationKind.Reduction, VectorWork.TopK.Value * Selected(node))
            : (OperationKind.Elementwise, VectorWork.Elementwise.Value);
        long elements = node.Proto.OpType == "OneHot" ? Shapes.Product(node.OutputShape(0)) : node.Need(0).Elements;
        node.EmitVector(kind, elements, operations, node.In([0]), node.Outs());
    }

    /// <summary>How many TopK selects along its axis.</summary>
    private static long Selected(OperatorNode node) =>
        node.Int("k") ?? node.Input(1)?.Literal?.Integers?.FirstOrDefault() ?? node.OutputShape(0).DefaultIfEmpty(1).Max();

    private static void InferTopK(OperatorNode node)
    {
        long[] x = node.ShapeOf(0, 1);
        if ((node.Int("k") ?? node.Input(1)?.Literal?.Integers?.FirstOrDefault()) is not { } k)
        {
            node.CannotInfer("its k is computed from data");
            return;
        }

        long[] shape = Shapes.Replace(x, node.Axis(node.Int("axis", -1), x.Length), 1, k);
        node.Set(0, node.Need(0).Type, shape);
        node.Set(1, ElementType.Int64, shape);
    }

    private static void InferOneHot(OperatorNode node)
    {
        long[] indices = node.ShapeOf(0);
        if (node.Need(1).Literal is not { Count: > 0 } depth)
        {
            node.CannotInfer("its depth is computed from data");
            return;
        }

        int axis = node.Axis(node.Int("axis", -1), indices.Length + 1);
        node.Set(0, node.Need(2).Type, Shapes.Replace(indices, axis, 0, (long)depth.Real(0)));
    }

    private static void InferNonZero(OperatorNode node, Literal literal)
    {
        List<long[]> found = [];
        long[] at = new long[literal.Shape.Length];
        for (int i = 0; i < literal.Count; i++)
        {
            if (literal.Real(i) != 0)
            {
                found.Add([.. at]);
            }

            Folding.Advance(at, literal.Shape);
        }

        long[] shape = [literal.Shape.Length, found.Count];
        node.Set(0, ElementType.Int64, shape, Literal.Of(shape, [.. Enumerable.Range(0, literal.Shape.Length).SelectMany(d => found.Select(f => f[d]))]));
    }
}
