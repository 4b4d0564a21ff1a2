using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Operators that copy values to other places without computing: every value of the result is written once.</summary>
internal sealed class MovementFamily : IOperatorFamily
{
    public IEnumerable<string> Operators =>
    [
        "Transpose", "Concat", "Split", "Expand", "Tile", "Pad", "DepthToSpace", "SpaceToDepth", "ReverseSequence",
        "com.microsoft.QLinearConcat",
    ];

    public void Infer(OperatorNode node)
    {
        switch (node.Proto.OpType)
        {
            case "Transpose":
                InferTranspose(node);
                break;
            case "Concat":
                InferConcat(node, [.. Enumerable.Range(0, node.InputCount)]);
                break;
            case "QLinearConcat":
                InferConcat(node, [.. Enumerable.Range(0, node.InputCount).Where(i => i >= 2 && i % 3 == 2)]);
                break;
            case "Split":
                InferSplit(node);
                break;
            case "Expand":
                InferExpand(node);
                break;
            case "Tile":
                InferTile(node);
                break;
            case "Pad":
                InferPad(node);
                break;
            case "ReverseSequence":
                node.Set(0, node.Need(0).Type, node.ShapeOf(0));
                break;
            default:
                InferBlocks(node);
                break;
        }
    }

    public void Lower(OperatorNode node)
    {
        Tensor[] writes = node.Outs();
        int[] sources = node.Proto.OpType switch
        {
            "Concat" => [.. Enumerable.Range(0, node.InputCount)],
            "QLinearConcat" => [.. Enumerable.Range(0, node.InputCount).Where(i => i >= 2 && i % 3 == 2)],
            _ => [0],
        };
        node.EmitVector(OperationKind.DataMovement, writes.Sum(t => t.Elements), 0, node.In(sources), writes);
    }

    private static void InferTranspose(OperatorNode node)
    {
        Value x = node.Need(0);
        long[] shape = x.Shape!;
        long[] order = node.Ints("perm") is { } stated ? stated : [.. Enumerable.Range(0, shape.Length).Reverse().Select(d => (long)d)];
        if (order.Length != shape.Length || order.Distinct().Count() != order.Length || order.Any(d => d < 0 || d >= shape.Length))
        {
            throw node.Fail($"{Quoted.Shape(order)} is no order of the dimensions of {Quoted.Shape(shape)}");
        }

        long[] turned = [.. order.Select(d => shape[d])];
        if (x.IsConstant && x.Literal?.Integers is null)
        {
            // A constant is laid out as its reader wants it before the first run: the same weights, not others.
            node.SetView(0, x, turned, keepsOrder: false);
        }
        else
        {
            node.Set(0, x.Type, turned, x.Literal?.Take(turned, TurnedPlaces(shape, order, turned)));
        }
    }

    /// <summary>Where each value of the transposed tensor stood before.</summary>
    private static int[] TurnedPlaces(long[] shape, long[] order, long[] turned)
    {
        long[] strides = Shapes.Strides(shape);
        int[] places = new int[Shapes.Product(turned)];
        long[] at = new long[turned.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = (int)order.Select((from, d) => at[d] * strides[from]).Sum();
            Folding.Advance(at, turned);
        }

        return places;
    }

    private static void InferConcat(OperatorNode node, int[] parts)
    {
        if (parts.Length == 0)
        {
            throw node.Fail("it joins nothing");
        }

        long[] shape = [.. node.ShapeOf(parts[0], 1)];
        int axis = node.Axis(node.Int("axis", 1), shape.Length);
        foreach (int i in parts[1..])
        {
            long[] next = node.ShapeOf(i);
            if (next.Length != shape.Length || next.Where((extent, d) => d != axis && extent != shape[d]).Any())
            {
                throw node.Fail($"{Quoted.Shape(next)} cannot be joined to {Quoted.Shape(shape)} along axis {axis}");
            }

            shape[axis] += next[axis];
        }

        Literal?[] literals = [.. parts.Select(i => node.Need(i).Literal)];
        bool whole = literals.All(l => l?.Integers is not null) && shape.Length == 1 && shape[0] <= Literal.Most;
        node.Set(0, node.Need(parts[0]).Type, shape, whole ? Literal.Of(shape, [.. literals.SelectMany(l => l!.Integers!)]) : null);
    }

    private static void InferSplit(OperatorNode node)
    {
        Value x = node.Need(0);
        long[] shape = node.ShapeOf(0, 1);
        int axis = node.Axis(node.Int("axis", 0), shape.Length);
        if (!node.TryInts("split", 1, out long[]? sizes))
        {
            return;
        }

        int count = node.OutputCount;
        long each = (shape[axis] + count - 1) / count;
        sizes ??= [.. Enumerable.Range(0, count).Select(i => Math.Clamp(shape[axis] - (i * each), 0, each))];
        if (sizes.Length != count || sizes.Any(s => s < 0) || sizes.Sum() != shape[axis])
        {
            throw node.Fail($"parts of {Quoted.Shape(sizes)} do not make up axis {axis} of {Quoted.Shape(shape)}");
        }

        long start = 0;
        for (int i = 0; i < count; i++)
        {
            long[] part = Shapes.Replace(shape, axis, 1, sizes[i]);
            int[]? places = x.Literal is not null && shape.Length == 1 ? [.. Enumerable.Range((int)start, (int)sizes[i])] : null;
            node.Set(i, x.Type, part, places is null ? null : x.Literal!.Take(part, places));
            start += sizes[i];
        }
    }

    private static void InferExpand(OperatorNode node)
    {
        Value x = node.Need(0);
        if (!node.TryInts("shape", 1, out long[]? to))
        {
            return;
        }

        if (to is null || to.Any(d => d < 0) || Shapes.Broadcast(x.Shape!, to) is not { } shape)
        {
            throw node.Fail($"{Quoted.Shape(x.Shape!)} cannot be expanded to {Quoted.Shape(to ?? [])}");
        }

        bool small = x.Literal is not null && Shapes.Elements(shape, x.Name) <= Literal.Most;
        node.Set(0, x.Type, shape, small ? x.Literal!.Take(shape, Folding.BroadcastPlaces(x.Shape!, shape)) : null);
    }

    private static void InferTile(OperatorNode node)
    {
        long[] x = node.ShapeOf(0);
        if (!node.TryInts("repeats", 1, out long[]? repeats))
        {
            return;
        }

        if (repeats is null || repeats.Length != x.Length || repeats.Any(r => r < 0))
        {
            throw node.Fail($"repeats {Quoted.Shape(repeats ?? [])} do not fit {Quoted.Shape(x)}");
        }

        long[] shape = [.. x.Zip(repeats, (extent, times) => extent * times)];
        Literal? literal = x.Length == 1 && shape[0] <= Literal.Most
            ? node.Need(0).Literal?.Take(shape, [.. Enumerable.Range(0, (int)shape[0]).Select(i => i % (int)x[0])])
            : null;
        node.Set(0, node.Need(0).Type, shape, literal);
    }

    private static void InferPad(OperatorNode node)
    {
        long[] shape = [.. node.ShapeOf(0)];
        if (!node.TryInts(node.Attribute("paddings") is null ? "pads" : "paddings", 1, out long[]? pads) || !node.TryInts("", 3, out long[]? axes))
        {
            return;
        }

        int[] padded = [.. axes is null ? Enumerable.Range(0, shape.Length) : axes.Select(a => node.Axis(a, shape.Length))];
        if (pads is null || pads.Length != 2 * padded.Length)
        {
            throw node.Fail($"pads {Quoted.Shape(pads ?? [])} do not fit {Quoted.Shape(shape)}");
        }

        for (int i = 0; i < padded.Length; i++)
        {
            shape[padded[i]] += pads[i] + pads[padded.Length + i];
        }

        node.Set(0, node.Need(0).Type, shape);
    }

    /// <summary>DepthToSpace and SpaceToDepth trade channels for pixels in blocks.</summary>
    private static void InferBlocks(OperatorNode node)
    {
        long[] x = node.ShapeOf(0, 4);
        long block = node.Int("blocksize", 0);
        bool toSpace = node.Proto.OpType == "DepthToSpace";
        if (x.Length != 4 || block < 1 || (toSpace ? x[1] % (block * block) != 0 : x[2] % block != 0 || x[3] % block != 0))
        {
            throw node.Fail($"blocks of {block} do not fit {Quoted.Shape(x)}");
        }

        node.Set(0, node.Need(0).Type, toSpace
            ? [x[0], x[1] / (block * block), x[2] * block, x[3] * block]
            : [x[0], x[1] * block * block, x[2] / block, x[3] / block]);
    }
}
