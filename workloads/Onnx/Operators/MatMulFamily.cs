using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Matrix products in their many spellings: plain, fused, quantized.</summary>
internal sealed class MatMulFamily : IOperatorFamily
{
    public IEnumerable<string> Operators =>
    [
        "MatMul", "MatMulInteger", "QLinearMatMul", "Gemm",
        "com.microsoft.FusedMatMul", "com.microsoft.TransposeMatMul", "com.microsoft.FusedGemm", "com.microsoft.GemmFastGelu",
        "com.microsoft.QGemm", "com.microsoft.MatMulIntegerToFloat", "com.microsoft.DynamicQuantizeMatMul", "com.microsoft.FusedMatMulActivation",
    ];

    public void Infer(OperatorNode node)
    {
        (int right, _) = Places(node);
        (long[] a, long[] b) = Operands(node, right);
        ElementType type = node.Proto.OpType switch
        {
            "MatMulInteger" => ElementType.Int32,
            "QLinearMatMul" => node.Need(7).Type,
            "QGemm" => node.Input(8)?.Type ?? ElementType.Float,
            "MatMulIntegerToFloat" => node.Need(2).Type,
            _ => node.Need(0).Type,
        };
        if (IsGemm(node) && (a.Length != 2 || b.Length != 2))
        {
            throw node.Fail($"it multiplies matrices, not {Quoted.Shape(a)} by {Quoted.Shape(b)}");
        }

        node.Set(0, type, MatrixProducts.Shape(node, a, b));
    }

    public void Lower(OperatorNode node)
    {
        (int right, int[] added) = Places(node);
        (long[] a, long[] b) = Operands(node, right);
        bool leftIsFilter = node.Need(0).IsConstant && !node.Need(right).IsConstant;
        bool rightIsFilter = node.Need(right).IsConstant;
        Tensor[] operands =
        [
            node.In(0, leftIsFilter ? TensorRole.Weight : null),
            node.In(right, rightIsFilter ? TensorRole.Weight : null),
            .. node.In(added),
        ];
        (double after, ElementType accumulators) = Epilogue(node);
        Tensor product = after > 0 ? node.Between("accumulators", accumulators, node.OutputShape(0)) : node.Out(0);
        node.Emit(MatrixProducts.Of(node, node.Name, a, b, operands, leftIsFilter, product));
        if (after > 0)
        {
            node.EmitVector(OperationKind.Elementwise, product.Elements, after, [product], [node.Out(0)], "epilogue");
        }
    }

    /// <summary>What the node does to the accumulators of its product, operations a value, and their type.</summary>
    private static (double Operations, ElementType Accumulators) Epilogue(OperatorNode node) => node.Proto.OpType switch
    {
        "QLinearMatMul" or "QGemm" => (VectorWork.Quantize.Value, ElementType.Int32),
        "MatMulIntegerToFloat" or "DynamicQuantizeMatMul" => (VectorWork.Dequantize.Value, ElementType.Int32),
        "GemmFastGelu" => (OnnxWork.Pointwise["com.microsoft.FastGelu"].Operations, node.Need(0).Type),
        _ => (0, ElementType.Undefined),
    };

    private static bool IsGemm(OperatorNode node) => node.Proto.OpType is "Gemm" or "FusedGemm" or "QGemm";

    /// <summary>Where the right operand stands, and what is added to the product.</summary>
    private static (int Right, int[] Added) Places(OperatorNode node) => node.Proto.OpType switch
    {
        "QLinearMatMul" => (3, []),
        "QGemm" => (3, [6]),
        "MatMulInteger" => (1, []),
        "MatMulIntegerToFloat" => (1, [6]),
        "DynamicQuantizeMatMul" => (1, [4]),
        _ => (1, [2]),
    };

    private static (long[] A, long[] B) Operands(OperatorNode node, int right)
    {
        long[] a = node.ShapeOf(0, 1);
        long[] b = node.ShapeOf(right, 1);
        return (Turned(a, node.Int("transBatchA", 0) != 0, node.Int("transA", 0) != 0), Turned(b, node.Int("transBatchB", 0) != 0, node.Int("transB", 0) != 0));
    }

    /// <summary>com.microsoft.FusedMatMul can also rotate the batch: dimensions 0..r-2 move one to the left before the last two are swapped.</summary>
    private static long[] Turned(long[] shape, bool batch, bool matrix)
    {
        if (shape.Length < 2)
        {
            return shape;
        }

        long[] turned = batch ? [.. shape[1..^1], shape[0], shape[^1]] : shape;
        return matrix ? [.. turned[..^2], turned[^1], turned[^2]] : turned;
    }
}
