using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>ReduceX, ArgMax and ArgMin. The axes are an attribute in older opsets and an input in newer ones.</summary>
internal sealed class ReductionFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => OnnxWork.Reductions.Keys;

    public void Infer(OperatorNode node)
    {
        long[] x = node.ShapeOf(0);
        bool arg = IsArg(node);
        long[]? axes;
        if (arg)
        {
            axes = [node.Int("axis", 0)];
        }
        else if (!node.TryInts("axes", 1, out axes))
        {
            return;
        }

        bool[] reduced = new bool[x.Length];
        foreach (long axis in axes ?? [])
        {
            reduced[node.Axis(axis, x.Length)] = true;
        }

        if (axes is null or [] && node.Int("noop_with_empty_axes", 0) == 0)
        {
            Array.Fill(reduced, true);
        }

        bool keep = node.Int("keepdims", 1) != 0;
        long[] shape = [.. x.Select((extent, d) => reduced[d] ? 1 : extent).Where((_, d) => keep || !reduced[d])];
        bool all = reduced.All(r => r);
        node.Set(0, arg ? ElementType.Int64 : node.Need(0).Type, shape, all && node.Need(0).Literal is { } literal ? Fold(node.Proto.OpType, shape, literal) : null);
    }

    public void Lower(OperatorNode node) =>
        node.EmitVector(OperationKind.Reduction, node.Need(0).Elements, OnnxWork.Reductions[node.Proto.OpType], node.In([0]), [node.Out(0)]);

    private static bool IsArg(OperatorNode node) => node.Proto.OpType is "ArgMax" or "ArgMin";

    private static Literal? Fold(string name, long[] shape, Literal literal)
    {
        if (literal.Integers is not { Length: > 0 } values)
        {
            return null;
        }

        try
        {
            return name switch
            {
                "ReduceSum" => Literal.Of(shape, [values.Sum()]),
                "ReduceProd" => Literal.Of(shape, [Shapes.Product(values)]),
                "ReduceMax" => Literal.Of(shape, [values.Max()]),
                "ReduceMin" => Literal.Of(shape, [values.Min()]),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
