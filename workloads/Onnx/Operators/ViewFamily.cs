using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Operators that only read the same memory in another shape: they cost nothing at run time.</summary>
internal sealed class ViewFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["Reshape", "Flatten", "Squeeze", "Unsqueeze", "Identity", "Dropout"];

    public void Infer(OperatorNode node)
    {
        long[] x = node.Need(0).Shape!;
        switch (node.Proto.OpType)
        {
            case "Reshape":
                InferReshape(node, x);
                break;
            case "Flatten":
                long axis = node.Int("axis", 1);
                int cut = axis == x.Length ? x.Length : x.Length == 0 ? 0 : node.Axis(axis, x.Length);
                node.SetView(0, node.Need(0), [Shapes.Product(x.AsSpan(0, cut)), Shapes.Product(x.AsSpan(cut))]);
                break;
            case "Squeeze":
                InferSqueeze(node, x);
                break;
            case "Unsqueeze":
                InferUnsqueeze(node, x);
                break;
            default:
                node.SetView(0, node.Need(0), x);
                node.Set(1, ElementType.Bool, x);
                break;
        }
    }

    public void Lower(OperatorNode node)
    {
        // No data moves.
    }

    private static void InferReshape(OperatorNode node, long[] x)
    {
        if (!node.TryInts("shape", 1, out long[]? stated))
        {
            InferFromNote(node, x);
            return;
        }

        long[] shape = [.. stated ?? throw node.Fail("it does not say which shape to make")];
        bool zeroCopies = node.Int("allowzero", 0) == 0;
        for (int d = 0; d < shape.Length; d++)
        {
            shape[d] = shape[d] != 0 || !zeroCopies ? shape[d]
                : d < x.Length ? x[d] : throw node.Fail($"shape {Quoted.Shape(stated)} copies dimensions that {Quoted.Shape(x)} does not have");
        }

        long elements = Shapes.Product(x);
        int open = Array.IndexOf(shape, -1);
        if (open >= 0)
        {
            long others = Shapes.Product(shape.AsSpan(0, open)) * Shapes.Product(shape.AsSpan(open + 1));
            shape[open] = others == 0 ? 0 : elements / others;
        }

        if (shape.Any(d => d < 0) || Shapes.Product(shape) != elements)
        {
            throw node.Fail($"{Quoted.Shape(x)} cannot be reshaped to {Quoted.Shape(stated)}");
        }

        node.SetView(0, node.Need(0), shape);
    }

    /// <summary>Where the shape depends on data the file may have noted it.</summary>
    private static void InferFromNote(OperatorNode node, long[] x)
    {
        if (node.NotedShape(0) is { } shape && Shapes.Elements(shape, node.Need(0).Name) == Shapes.Product(x))
        {
            node.SetView(0, node.Need(0), shape);
        }
    }

    private static void InferSqueeze(OperatorNode node, long[] x)
    {
        if (!node.TryInts("axes", 1, out long[]? axes))
        {
            InferFromNote(node, x);
            return;
        }

        bool[] gone = axes is null ? [.. x.Select(d => d == 1)] : new bool[x.Length];
        foreach (long stated in axes ?? [])
        {
            int axis = node.Axis(stated, x.Length);
            gone[axis] = x[axis] == 1 ? true : throw node.Fail($"axis {axis} of {Quoted.Shape(x)} is not 1");
        }

        node.SetView(0, node.Need(0), [.. x.Where((_, d) => !gone[d])]);
    }

    private static void InferUnsqueeze(OperatorNode node, long[] x)
    {
        if (!node.TryInts("axes", 1, out long[]? axes))
        {
            InferFromNote(node, x);
            return;
        }

        int rank = x.Length + (axes ?? throw node.Fail("its axes are missing")).Length;
        if (rank > Shapes.MostDimensions)
        {
            throw node.Fail($"it makes {rank} dimensions");
        }

        HashSet<int> added = [.. axes.Select(a => node.Axis(a, rank))];
        if (added.Count != axes.Length)
        {
            throw node.Fail($"axes {Quoted.Shape(axes)} repeat");
        }

        Queue<long> rest = new(x);
        node.SetView(0, node.Need(0), [.. Enumerable.Range(0, rank).Select(d => added.Contains(d) ? 1 : rest.Dequeue())]);
    }
}
