using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Shapes and lowering of numpy-style matrix products, which several families share.</summary>
internal static class MatrixProducts
{
    /// <summary>The shape of a x b with broadcast batch dimensions; vectors are taken as a row in front and a column behind.</summary>
    public static long[] Shape(OperatorNode node, long[] a, long[] b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            throw node.Fail("a scalar is no matrix");
        }

        long[] left = a.Length == 1 ? [1, a[0]] : a;
        long[] right = b.Length == 1 ? [b[0], 1] : b;
        if (left[^1] != right[^2] || Shapes.Broadcast(left[..^2], right[..^2]) is not { } batch)
        {
            throw node.Fail($"a matrix {Quoted.Shape(a)} cannot be multiplied by {Quoted.Shape(b)}");
        }

        return [.. batch, .. a.Length == 1 ? [] : left[^2..^1], .. b.Length == 1 ? [] : right[^1..]];
    }

    /// <summary>
    /// The product as an operation. Where one filter serves the whole batch, the batch is part of M. A constant on the left is
    /// the filter of the transposed product, so that weights are always the second operand.
    /// </summary>
    /// <param name="node">The node it belongs to.</param>
    /// <param name="name">The name of the operation.</param>
    /// <param name="a">Shape of the left operand, transposed where the node says so.</param>
    /// <param name="b">Shape of the right operand.</param>
    /// <param name="operands">Left, right, and what is added to the product.</param>
    /// <param name="leftIsFilter">True when only the left operand is constant.</param>
    /// <param name="product">What it writes.</param>
    public static Gemm Of(OperatorNode node, string name, long[] a, long[] b, Tensor[] operands, bool leftIsFilter, Tensor product)
    {
        long[] left = a.Length == 1 ? [1, a[0]] : a;
        long[] right = b.Length == 1 ? [b[0], 1] : b;
        (long[] streamed, long[] filter, long m, long n) = leftIsFilter ? (right, left, right[^1], left[^2]) : (left, right, left[^2], right[^1]);
        long products = Shapes.Product(Shapes.Broadcast(left[..^2], right[..^2])!);
        long filters = Shapes.Product(filter.AsSpan(0, filter.Length - 2));
        bool oneFilter = filters == 1 && Shapes.Product(streamed.AsSpan(0, streamed.Length - 2)) == products;
        return new Gemm
        {
            Name = name,
            SourceType = node.Proto.OpType,
            M = oneFilter ? m * products : m,
            N = n,
            K = left[^1],
            Batch = oneFilter ? 1 : products,
            ProductsPerFilter = oneFilter ? 1 : products / filters,
            Inputs = leftIsFilter ? [operands[1], operands[0], .. operands[2..]] : [.. operands],
            Outputs = [product],
        };
    }
}
