using System.Globalization;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>
/// ConvTranspose: each input pixel is multiplied by the whole filter and the products are added where they overlap.
/// Lowers to the product with M = input pixels of the batch, K = channels of a group, N = filters of a group times taps,
/// and a vector operation that adds its columns up (col2im).
/// </summary>
internal sealed class TransposedConvolutionFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["ConvTranspose"];

    public void Infer(OperatorNode node)
    {
        long[] x = node.ShapeOf(0, 3);
        long[] w = node.ShapeOf(1, 3);
        long groups = node.Int("group", 1);
        if (w.Length != x.Length || groups < 1 || x[1] != w[0] || w[0] % groups != 0)
        {
            throw node.Fail(string.Create(CultureInfo.InvariantCulture, $"filters {Quoted.Shape(w)} in {groups} groups do not fit input {Quoted.Shape(x)}"));
        }

        node.Set(0, node.Need(0).Type, [x[0], w[1] * groups, .. Outputs(node, x[2..], w[2..])]);
    }

    public void Lower(OperatorNode node)
    {
        long[] x = node.ShapeOf(0);
        long[] w = node.ShapeOf(1);
        long groups = node.Int("group", 1);
        long pixels = x[0] * Shapes.Product(x.AsSpan(2));
        long columns = Shapes.Product(w.AsSpan(1));
        Tensor products = node.Between("columns", node.Need(0).Type, groups, pixels, columns);
        node.Emit(new Gemm
        {
            Name = node.Name,
            SourceType = node.Proto.OpType,
            M = pixels,
            N = columns,
            K = w[0] / groups,
            Batch = groups,
            Inputs = [node.In(0), node.In(1, node.Need(1).IsConstant ? TensorRole.Weight : null)],
            Outputs = [products],
        });
        node.EmitVector(OperationKind.Elementwise, products.Elements, VectorWork.Reduction.Value, [products, .. node.In([2])], [node.Out(0)], "col2im");
    }

    /// <summary>stride (extent - 1) + output_padding + dilation (kernel - 1) + 1 - pads, the ONNX definition.</summary>
    private static long[] Outputs(OperatorNode node, long[] extents, long[] kernel)
    {
        int rank = kernel.Length;
        long[] strides = Window.PerAxis(node, "strides", rank, 1);
        long[] dilations = Window.PerAxis(node, "dilations", rank, 1);
        long[] extra = Window.PerAxis(node, "output_padding", rank, 0);
        string automatic = node.Text("auto_pad", "NOTSET");
        long[] pads = automatic == "VALID" ? new long[2 * rank] : Window.PerAxis(node, "pads", 2 * rank, 0);
        long[]? stated = node.Ints("output_shape");
        if (stated is { Length: > 0 } && stated.Length != rank && stated.Length != rank + 2)
        {
            throw node.Fail($"its output_shape {Quoted.Shape(stated)} does not fit {Quoted.Shape(extents)}");
        }

        // Some exporters state the whole shape, batch and channels included.
        long[] outputs = new long[rank];
        for (int i = 0; i < rank; i++)
        {
            long whole = (strides[i] * (extents[i] - 1)) + extra[i] + (dilations[i] * (kernel[i] - 1)) + 1;
            outputs[i] =
                stated is { Length: > 0 } ? stated[stated.Length - rank + i]
                : automatic is "SAME_UPPER" or "SAME_LOWER" ? extents[i] * strides[i]
                : whole - pads[i] - pads[rank + i];
            if (outputs[i] < 1)
            {
                throw node.Fail($"its padding leaves nothing of the output of {Quoted.Shape(extents)}");
            }
        }

        return outputs;
    }
}
