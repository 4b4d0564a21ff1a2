using System.Globalization;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>
/// Convolutions of images [batch, channels, height, width] and signals [batch, channels, length].
/// Volumes lower to the product of their windows written out (im2col): M = output voxels of the batch, N = filters of a group,
/// K = window times channels of a group. Its multiply-accumulates are exact; the ifmap is counted with its window copies.
/// </summary>
internal sealed class ConvolutionFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["Conv", "ConvInteger", "QLinearConv", "com.microsoft.FusedConv"];

    public void Infer(OperatorNode node)
    {
        long[] x = node.ShapeOf(0, 3);
        long[] w = node.ShapeOf(FilterAt(node), 3);
        long groups = node.Int("group", 1);
        if (w.Length != x.Length || groups < 1 || x[1] != w[1] * groups || w[0] % groups != 0)
        {
            throw node.Fail(string.Create(CultureInfo.InvariantCulture, $"filters {Quoted.Shape(w)} in {groups} groups do not fit input {Quoted.Shape(x)}"));
        }

        ElementType type = node.Proto.OpType switch
        {
            "ConvInteger" => ElementType.Int32,
            "QLinearConv" => node.Need(7).Type,
            _ => node.Need(0).Type,
        };
        node.Set(0, type, [x[0], w[0], .. WindowOf(node).Outputs(node)]);
    }

    public void Lower(OperatorNode node)
    {
        long[] x = node.ShapeOf(0);
        long[] w = node.ShapeOf(FilterAt(node));
        Window window = WindowOf(node);
        long groups = node.Int("group", 1);
        Tensor[] inputs = Operands(node);
        bool requantizes = node.Proto.OpType == "QLinearConv";
        Tensor product = requantizes ? node.Between("accumulators", ElementType.Int32, node.OutputShape(0)) : node.Out(0);
        if (window.Rank <= 2)
        {
            node.Emit(TwoDimensional(node, window, x, w, groups, inputs, product));
        }
        else
        {
            node.Run.Portion.Assumed.Add(
                $"{NodeOrder.Describe(node.Proto)} slides over {window.Rank} dimensions: it is costed as the product of its windows written out, so its input is counted with the copies that windows share");
            node.Emit(new Gemm
            {
                Name = node.Name,
                SourceType = node.Proto.OpType,
                M = x[0] * Shapes.Product(node.OutputShape(0).AsSpan(2)),
                N = w[0] / groups,
                K = Shapes.Product(w.AsSpan(1)),
                Batch = groups,
                Inputs = [.. inputs],
                Outputs = [product],
            });
        }

        if (requantizes)
        {
            node.EmitVector(OperationKind.Elementwise, product.Elements, VectorWork.Quantize.Value, [product], [node.Out(0)], "requantize");
        }
    }

    private static int FilterAt(OperatorNode node) => node.Proto.OpType == "QLinearConv" ? 3 : 1;

    private static Window WindowOf(OperatorNode node) => Window.Of(node, node.ShapeOf(0)[2..], node.ShapeOf(FilterAt(node))[2..]);

    /// <summary>Input, filter, bias; and what a fused convolution adds.</summary>
    private static Tensor[] Operands(OperatorNode node)
    {
        Tensor filter = node.In(FilterAt(node), node.Need(FilterAt(node)).IsConstant ? TensorRole.Weight : null);
        return node.Proto.OpType switch
        {
            "QLinearConv" => [node.In(0), filter, .. node.In([8])],
            "ConvInteger" => [node.In(0), filter],
            _ => [node.In(0), filter, .. node.In([2, 3])],
        };
    }

    private static Convolution TwoDimensional(OperatorNode node, Window window, long[] x, long[] w, long groups, Tensor[] inputs, Tensor product)
    {
        int height = window.Rank - 2;
        int width = window.Rank - 1;
        return new Convolution
        {
            Name = node.Name,
            SourceType = node.Proto.OpType,
            Inputs = [.. inputs],
            Outputs = [product],
            Batch = x[0],
            Channels = x[1],
            Filters = w[0],
            Groups = groups,
            Height = At(window.Extents, 1),
            Width = window.Extents[width],
            KernelHeight = At(window.Kernel, 1),
            KernelWidth = window.Kernel[width],
            StrideHeight = At(window.Strides, 1),
            StrideWidth = window.Strides[width],
            DilationHeight = At(window.Dilations, 1),
            DilationWidth = window.Dilations[width],
            PadTop = At(window.Before, 0),
            PadBottom = At(window.After, 0),
            PadLeft = window.Before[width],
            PadRight = window.After[width],
        };

        long At(long[] values, long forSignals) => height < 0 ? forSignals : values[height];
    }
}
