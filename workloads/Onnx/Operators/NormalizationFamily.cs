using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Normalizations over the input's own values, and batch normalization with the statistics of training.</summary>
internal sealed class NormalizationFamily : IOperatorFamily
{
    public IEnumerable<string> Operators =>
    [
        "BatchNormalization", "InstanceNormalization", "GroupNormalization", "LayerNormalization", "RMSNormalization", "LpNormalization",
        "MeanVarianceNormalization", "LRN", "SimplifiedLayerNormalization", "com.microsoft.SimplifiedLayerNormalization",
        "com.microsoft.SkipLayerNormalization", "com.microsoft.SkipSimplifiedLayerNormalization", "com.microsoft.GroupNorm",
        "com.microsoft.LayerNormalization",
    ];

    public void Infer(OperatorNode node)
    {
        long[] x = node.ShapeOf(0);
        ElementType type = node.Need(0).Type;
        node.Set(0, type, x);
        if (IsSkip(node))
        {
            InferSkipOutputs(node, x, type);
        }
        else if (node.Proto.OpType == "BatchNormalization")
        {
            for (int i = 1; i < node.OutputCount; i++)
            {
                node.Set(i, node.Need(Math.Min(i + 2, 4)).Type, node.ShapeOf(3));
            }
        }
        else
        {
            int axis = node.Axis(node.Int("axis", -1), Math.Max(x.Length, 1));
            long[] statistics = [.. x[..Math.Min(axis, x.Length)], .. Enumerable.Repeat(1L, Math.Max(0, x.Length - axis))];
            node.Set(1, ElementType.Float, statistics);
            node.Set(2, ElementType.Float, statistics);
        }
    }

    public void Lower(OperatorNode node)
    {
        double operations = node.Proto.OpType switch
        {
            "BatchNormalization" => VectorWork.BatchNorm.Value,
            "RMSNormalization" or "SimplifiedLayerNormalization" => VectorWork.RmsNorm.Value,
            "SkipSimplifiedLayerNormalization" => VectorWork.RmsNorm.Value + Added(node, 4),
            "SkipLayerNormalization" => VectorWork.LayerNorm.Value + Added(node, 4),
            "LpNormalization" => OnnxWork.LpNormalization,
            "LRN" => OnnxWork.LocalResponse(Math.Max(1, node.Int("size", 1))),
            _ => VectorWork.LayerNorm.Value,
        };
        Tensor[] reads = node.Proto.OpType == "BatchNormalization"
            ? [.. node.In([0, 1, 2]), node.In(3, TensorRole.Constant), node.In(4, TensorRole.Constant)]
            : [.. node.In([.. Enumerable.Range(0, node.InputCount)])];
        node.EmitVector(OperationKind.Normalization, node.Need(0).Elements, operations, reads, [node.Out(0)]);
    }

    private static bool IsSkip(OperatorNode node) => node.Proto.OpType.StartsWith("Skip", StringComparison.Ordinal);

    /// <summary>The residual that is added, and the bias where there is one.</summary>
    private static double Added(OperatorNode node, int biasAt) => node.Has(biasAt) ? 2 * VectorWork.Elementwise.Value : VectorWork.Elementwise.Value;

    /// <summary>Mean and inverse deviation, which are left empty at inference, and the sum of input and residual.</summary>
    private static void InferSkipOutputs(OperatorNode node, long[] x, ElementType type)
    {
        if (Shapes.Broadcast(x, node.ShapeOf(1)) is null)
        {
            throw node.Fail($"the residual {Quoted.Shape(node.ShapeOf(1))} does not fit {Quoted.Shape(x)}");
        }

        long[] statistics = x.Length == 0 ? x : [.. x[..^1], 1];
        node.Set(1, ElementType.Float, statistics);
        node.Set(2, ElementType.Float, statistics);
        node.Set(3, type, x);
    }
}
