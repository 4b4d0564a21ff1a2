using Google.Protobuf.Collections;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Kernels.Quantization;

/// <summary>A product of an activation and a constant weight.</summary>
/// <param name="Node">Its node in the outermost graph.</param>
/// <param name="Name">The name of the node, or what it makes.</param>
/// <param name="Activation">Where the activation stands among the node's inputs.</param>
/// <param name="Operand">Where the weight stands.</param>
/// <param name="Weight">The constant.</param>
/// <param name="Layout">How the weight is laid out.</param>
/// <param name="IsLinear">True where the reduction is the last extent of the activation, so that operands can be scaled and rotated along it.</param>
internal sealed record ProductSite(NodeProto Node, string Name, int Activation, int Operand, TensorProto Weight, RowLayout Layout, bool IsLinear)
{
    /// <summary>A product is itself, however like another it looks.</summary>
    public bool Equals(ProductSite? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public string ActivationName => Node.Input[Activation];

    public string WeightName => Node.Input[Operand];

    /// <summary>The product of a node whose operand is a constant; null where it is none, or where the weight has no values.</summary>
    public static ProductSite? Of(NodeProto node, Func<string, TensorProto?> constant)
    {
        (int activation, int operand) = node.OpType switch
        {
            "MatMul" when node.Input.Count == 2 && constant(node.Input[1]) is null && constant(node.Input[0]) is not null => (1, 0),
            "MatMul" or "Gemm" or "FusedGemm" or "FusedMatMul" or "Conv" or "FusedConv" or "ConvTranspose" or "LSTM" or "GRU" or "RNN" => (0, 1),
            _ => (-1, -1),
        };
        if (activation < 0 || node.Input.Count <= Math.Max(activation, operand) || node.Input[activation].Length == 0 || constant(node.Input[operand]) is not { } weight
            || constant(node.Input[activation]) is not null || !TensorValues.IsFloat(weight.DataType) || weight.Dims.Count < 2 || weight.Dims.Contains(0))
        {
            return null;
        }

        string name = node.Name.Length > 0 ? node.Name : node.Output.FirstOrDefault("");
        return new ProductSite(node, name, activation, operand, weight, LayoutOf(node, weight.Dims, operand), IsLinearIn(node, activation));
    }

    private static RowLayout LayoutOf(NodeProto node, RepeatedField<long> shape, int operand)
    {
        long last = shape[^1];
        long before = shape[^2];
        long all = shape.Aggregate(1L, (p, e) => p * e);
        TensorValues.CheckSize(node.Input[operand], all);
        return node.OpType switch
        {
            "MatMul" or "FusedMatMul" when operand == 1 && !IsSet(node, "transB") => new RowLayout((int)(all / (last * before)), (int)last, (int)before, true),
            "Gemm" or "FusedGemm" when !IsSet(node, "transB") => new RowLayout(1, (int)last, (int)before, true),
            "Conv" or "FusedConv" or "ConvTranspose" => new RowLayout(1, (int)shape[0], (int)(all / shape[0]), false),
            _ => new RowLayout(1, (int)(all / last), (int)last, false),
        };
    }

    private static bool IsLinearIn(NodeProto node, int activation) =>
        activation == 0 && ((node.OpType is "MatMul" or "FusedMatMul" && !IsSet(node, "transA")) || (node.OpType is "Gemm" or "FusedGemm" && !IsSet(node, "transA")));

    private static bool IsSet(NodeProto node, string name) => node.Attribute.FirstOrDefault(a => a.Name == name)?.I is { } flag && flag != 0;
}
