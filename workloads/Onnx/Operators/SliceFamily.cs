using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Slice: bounds are attributes before opset 10 and inputs since. Moves the values that it keeps.</summary>
internal sealed class SliceFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["Slice"];

    public void Infer(OperatorNode node)
    {
        Value x = node.Need(0);
        long[] shape = [.. node.ShapeOf(0, 1)];
        if (!node.TryInts("starts", 1, out long[]? starts) || !node.TryInts("ends", 2, out long[]? ends) ||
            !node.TryInts("axes", 3, out long[]? axes) || !node.TryInts("", 4, out long[]? steps))
        {
            return;
        }

        if (starts is null || ends is null || starts.Length != ends.Length || starts.Length > shape.Length ||
            (axes is not null && axes.Length != starts.Length) || (steps is not null && steps.Length != starts.Length))
        {
            throw node.Fail("its starts, ends, axes and steps do not go together");
        }

        long[] first = new long[shape.Length];
        long[] stride = [.. Enumerable.Repeat(1L, shape.Length)];
        for (int i = 0; i < starts.Length; i++)
        {
            int axis = node.Axis(axes?[i] ?? i, shape.Length);
            stride[axis] = steps?[i] ?? 1;
            (first[axis], shape[axis]) = Kept(node, x.Shape![axis], starts[i], ends[i], stride[axis]);
        }

        node.Set(0, x.Type, shape, x.Literal?.Take(shape, Places(x.Shape!, shape, first, stride)));
    }

    public void Lower(OperatorNode node) => node.EmitVector(OperationKind.DataMovement, Shapes.Product(node.OutputShape(0)), 0, node.In([0]), [node.Out(0)]);

    /// <summary>The first index and how many are kept, with numpy's rules for bounds that are negative or too far.</summary>
    private static (long First, long Count) Kept(OperatorNode node, long extent, long start, long end, long step)
    {
        if (step == 0)
        {
            throw node.Fail($"its step is 0 in {Quoted.Shape(node.ShapeOf(0))}");
        }

        // Going up, bounds lie in 0..extent; going down, the start in 0..extent-1 and the end in -1..extent-1.
        long from = Within(start, 0, step > 0 ? extent : Math.Max(extent - 1, 0));
        long to = Within(end, step > 0 ? 0 : -1, step > 0 ? extent : extent - 1);
        Int128 distance = step > 0 ? (Int128)to - from : (Int128)from - to;
        Int128 stride = Int128.Abs(step);
        return (from, extent == 0 || distance <= 0 ? 0 : (long)((distance + stride - 1) / stride));

        long Within(long bound, long low, long high) => (long)Int128.Clamp(bound < 0 ? (Int128)bound + extent : bound, low, high);
    }

    private static int[] Places(long[] from, long[] to, long[] first, long[] stride)
    {
        long[] strides = Shapes.Strides(from);
        int[] places = new int[Shapes.Product(to)];
        long[] at = new long[to.Length];
        for (int i = 0; i < places.Length; i++)
        {
            long place = 0;
            for (int d = 0; d < to.Length; d++)
            {
                place += (first[d] + (at[d] * stride[d])) * strides[d];
            }

            places[i] = (int)place;
            Folding.Advance(at, to);
        }

        return places;
    }
}
