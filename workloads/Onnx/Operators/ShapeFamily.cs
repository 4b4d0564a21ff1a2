using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Operators that make values from shapes or from nothing: known before the first run where their inputs are.</summary>
internal sealed class ShapeFamily : IOperatorFamily
{
    public IEnumerable<string> Operators =>
        ["Shape", "Size", "Constant", "ConstantOfShape", "Range", "EyeLike", "RandomNormal", "RandomUniform", "RandomNormalLike", "RandomUniformLike", "Bernoulli"];

    public void Infer(OperatorNode node)
    {
        switch (node.Proto.OpType)
        {
            case "Shape":
                long[] x = node.Need(0).Shape!;
                int from = Bound(node.Int("start", 0), x.Length);
                int to = Math.Max(from, Bound(node.Int("end", x.Length), x.Length));
                node.Set(0, ElementType.Int64, [to - from], Literal.Vector(x[from..to]));
                break;
            case "Size":
                node.Set(0, ElementType.Int64, Shapes.Scalar, Literal.Scalar(node.Need(0).Elements));
                break;
            case "Constant":
                InferConstant(node);
                break;
            case "ConstantOfShape":
                InferFilled(node);
                break;
            case "Range":
                InferRange(node);
                break;
            case "EyeLike":
                node.Set(0, (ElementType)node.Int("dtype", (long)node.Need(0).Type), node.ShapeOf(0));
                break;
            default:
                node.MakeAtRunTime();
                bool like = node.InputCount > 0;
                node.Set(0, (ElementType)node.Int("dtype", (long)(like ? node.Need(0).Type : ElementType.Float)), like ? node.ShapeOf(0) : node.Ints("shape") ?? Shapes.Scalar);
                break;
        }
    }

    public void Lower(OperatorNode node) =>
        node.EmitVector(OperationKind.Elementwise, Shapes.Product(node.OutputShape(0)), 1, [], [node.Out(0)]);

    private static int Bound(long bound, int rank) => (int)Math.Clamp(bound < 0 ? bound + rank : bound, 0, rank);

    private static void InferConstant(OperatorNode node)
    {
        string name = node.Proto.Output.FirstOrDefault() ?? "";
        if (node.Attribute("value")?.T is { } tensor)
        {
            node.SetValue(0, node.Run.Walk.Constant(name, tensor));
        }
        else if (node.Attribute("sparse_value")?.SparseTensor is { } sparse)
        {
            node.SetValue(0, GraphWalk.Constant(name, sparse));
        }
        else if (node.Int("value_int") is { } whole)
        {
            node.Set(0, ElementType.Int64, Shapes.Scalar, Literal.Scalar(whole));
        }
        else if (node.Attribute("value_float") is { } real)
        {
            node.Set(0, ElementType.Float, Shapes.Scalar, Literal.Of(Shapes.Scalar, [real.F]));
        }
        else if (node.Ints("value_ints") is { } integers)
        {
            node.Set(0, ElementType.Int64, [integers.Length], Literal.Vector(integers));
        }
        else if (node.Reals("value_floats") is { } reals)
        {
            node.Set(0, ElementType.Float, [reals.Length], Literal.Of([reals.Length], reals));
        }
        else if (node.Attribute("value_string") is not null || node.Attribute("value_strings") is not null)
        {
            node.Set(0, ElementType.String, Shapes.Scalar);
        }
        else
        {
            throw node.Fail("it has no value");
        }
    }

    private static void InferFilled(OperatorNode node)
    {
        if (!node.TryInts("", 0, out long[]? shape))
        {
            return;
        }

        TensorProto? fill = node.Attribute("value")?.T;
        ElementType type = fill is null ? ElementType.Float : (ElementType)fill.DataType;
        Literal? value = fill is null ? Literal.Of([1], [0.0]) : Payloads.Read(fill, Payloads.CheckedShape(fill));
        long elements = Shapes.Elements(shape ?? [], node.Proto.Output.FirstOrDefault() ?? "");
        node.Set(0, type, shape ?? [], value is { Count: 1 } && elements <= Literal.Most ? value.Take(shape ?? [], new int[elements]) : null);
    }

    /// <summary>max(ceil((limit - start) / delta), 0) values.</summary>
    private static void InferRange(OperatorNode node)
    {
        if (node.Need(0).Literal is not { Count: 1 } start || node.Need(1).Literal is not { Count: 1 } limit || node.Need(2).Literal is not { Count: 1 } delta)
        {
            node.CannotInfer("its bounds are computed from data");
            return;
        }

        double count = Math.Max(0, Math.Ceiling((limit.Real(0) - start.Real(0)) / delta.Real(0)));
        if (!(count <= Shapes.MostElements))
        {
            throw node.Fail("it counts without end");
        }

        long[] shape = [(long)count];
        bool small = count <= Literal.Most && start.Integers is not null && delta.Integers is not null;
        node.Set(0, node.Need(0).Type, shape, small ? Literal.Of(shape, [.. Enumerable.Range(0, (int)count).Select(i => start.Integers![0] + (i * delta.Integers![0]))]) : null);
    }
}
