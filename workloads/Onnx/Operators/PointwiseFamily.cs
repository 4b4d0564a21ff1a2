using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Operators of <see cref="OnnxWork.Pointwise"/>: every output value is a function of the values at its place, inputs being broadcast.</summary>
internal sealed class PointwiseFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => OnnxWork.Pointwise.Keys;

    public void Infer(OperatorNode node)
    {
        long[] shape = Shape(node);
        ElementType type = TypeOf(node);
        int[] operands = Operands(node);
        Literal? literal = node.Proto.OpType is "Cast" or "CastLike"
            ? Folding.Cast(node.Need(0).Literal, type)
            : Folding.Pointwise(node.Operator, shape, [.. operands.Select(i => node.Input(i)?.Literal)]);
        node.Set(0, type, shape, literal);
        if (node.Operator == "com.microsoft.RotaryEmbedding" || node.OutputCount > 1)
        {
            node.Set(1, type, shape);
        }
    }

    public void Lower(OperatorNode node)
    {
        (OperationKind kind, _) = OnnxWork.Pointwise[node.Operator];
        node.EmitVector(kind, Shapes.Product(node.OutputShape(0)), OnnxWork.OperationsOf(node.Operator, node.InputCount), node.In(Operands(node)), [node.Out(0)]);
    }

    /// <summary>The inputs that hold values at each place; the others are bounds, scales, tables.</summary>
    private static int[] Operands(OperatorNode node) => node.Operator switch
    {
        "com.microsoft.QLinearAdd" or "com.microsoft.QLinearMul" => [0, 3],
        "Clip" or "Cast" or "CastLike" or "CumSum" or "Trilu" or "RotaryEmbedding" or "com.microsoft.RotaryEmbedding" or
            "com.microsoft.QLinearLeakyRelu" or "com.microsoft.QLinearSigmoid" => [0],
        _ => [.. Enumerable.Range(0, node.InputCount)],
    };

    /// <summary>Inputs broadcast; before opset 7 a second input was stretched over the first from a stated axis, which left the first's shape.</summary>
    private static long[] Shape(OperatorNode node)
    {
        long[] shape = node.ShapeOf(0);
        if (node.Int("broadcast", 0) != 0)
        {
            return shape;
        }

        foreach (int i in Operands(node).Skip(1).Where(node.Has))
        {
            shape = node.Operator == "PRelu" && node.ShapeOf(i).Length <= shape.Length && node.Need(i).Elements is var slopes && (slopes == 1 || slopes == shape.ElementAtOrDefault(1))
                ? shape
                : Shapes.Broadcast(shape, node.ShapeOf(i))
                    ?? throw node.Fail($"shapes {Quoted.Shape(shape)} and {Quoted.Shape(node.ShapeOf(i))} do not broadcast");
        }

        return shape;
    }

    private static ElementType TypeOf(OperatorNode node) => node.Proto.OpType switch
    {
        "Equal" or "Greater" or "GreaterOrEqual" or "Less" or "LessOrEqual" or "And" or "Or" or "Xor" or "Not" or "IsNaN" or "IsInf" => ElementType.Bool,
        "Where" => node.Need(1).Type,
        "CastLike" => node.Need(1).Type,
        "Cast" => Target(node),
        _ => node.Need(0).Type,
    };

    /// <summary>The type that Cast makes; its first version named it in words.</summary>
    private static ElementType Target(OperatorNode node)
    {
        if (node.Attribute("to") is not { } to)
        {
            throw node.Fail("it does not say what to cast to");
        }

        return to.HasS && Enum.TryParse(to.S.ToStringUtf8(), ignoreCase: true, out ElementType named) ? named : (ElementType)to.I;
    }
}
