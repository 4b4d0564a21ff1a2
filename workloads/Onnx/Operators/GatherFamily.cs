using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Gather and its relatives: they move the values that are picked. From a constant table they are an embedding.</summary>
internal sealed class GatherFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["Gather", "GatherElements", "GatherND"];

    public void Infer(OperatorNode node)
    {
        long[] data = node.ShapeOf(0, 1);
        long[] indices = node.ShapeOf(1);
        ElementType type = node.Need(0).Type;
        switch (node.Proto.OpType)
        {
            case "GatherElements":
                node.Set(0, type, indices);
                break;
            case "GatherND":
                node.Set(0, type, NdShape(node, data, indices));
                break;
            default:
                int axis = node.Axis(node.Int("axis", 0), data.Length);
                long[] shape = Shapes.Replace(data, axis, 1, indices);
                node.Set(0, type, shape, Pick(node, data, indices, axis, shape));
                break;
        }
    }

    public void Lower(OperatorNode node) => node.EmitVector(
        node.Need(0).IsConstant ? OperationKind.Embedding : OperationKind.DataMovement, Shapes.Product(node.OutputShape(0)), 0, node.In([0, 1]), [node.Out(0)]);

    private static long[] NdShape(OperatorNode node, long[] data, long[] indices)
    {
        long batch = node.Int("batch_dims", 0);
        long picked = indices.Length == 0 ? 0 : indices[^1];
        if (batch < 0 || picked < 1 || batch + picked > data.Length || batch >= indices.Length)
        {
            throw node.Fail($"indices {Quoted.Shape(indices)} do not fit data {Quoted.Shape(data)}");
        }

        return [.. indices[..^1], .. data[(int)(batch + picked)..]];
    }

    private static Literal? Pick(OperatorNode node, long[] data, long[] indices, int axis, long[] shape)
    {
        if (node.Need(0).Literal is not { } from || node.Need(1).Literal?.Integers is not { } at || Shapes.Elements(shape, node.Need(0).Name) > Literal.Most)
        {
            return null;
        }

        long inner = Shapes.Product(data.AsSpan(axis + 1));
        long outer = Shapes.Product(data.AsSpan(0, axis));
        List<int> places = [];
        for (long o = 0; o < outer; o++)
        {
            foreach (long index in at)
            {
                long row = index < 0 ? index + data[axis] : index;
                if (row < 0 || row >= data[axis])
                {
                    throw node.Fail($"index {index} does not exist in {Quoted.Shape(data)}");
                }

                for (long i = 0; i < inner; i++)
                {
                    places.Add((int)((((o * data[axis]) + row) * inner) + i));
                }
            }
        }

        return from.Take(shape, [.. places]);
    }
}
