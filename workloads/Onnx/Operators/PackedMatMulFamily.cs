using System.Globalization;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>
/// com.microsoft.MatMulNBits: the filter [N, K] is stored in 2 to 8 bits a value, packed into bytes, with a scale for each block.
/// The filter of the workload is the unpacked one, so that its bits and its count are right.
/// </summary>
internal sealed class PackedMatMulFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["com.microsoft.MatMulNBits"];

    public void Infer(OperatorNode node)
    {
        long[] a = node.ShapeOf(0, 1);
        long k = node.Int("K", 0);
        long n = node.Int("N", 0);
        if (a[^1] != k || n < 1)
        {
            throw node.Fail(string.Create(CultureInfo.InvariantCulture, $"its K of {k} and N of {n} do not fit an input with {a[^1]} columns"));
        }

        node.Set(0, node.Need(0).Type, [.. a[..^1], n]);
    }

    public void Lower(OperatorNode node)
    {
        long[] a = node.ShapeOf(0);
        long[] filter = [node.Int("K", 0), node.Int("N", 0)];
        Shapes.Elements(filter, node.Need(1).Name);
        Tensor weights = node.Need(1).Storage!.Materialize(TensorRole.Weight, (filter, Format(node)));
        Tensor[] operands = [node.In(0), weights, .. node.In([2, 3, 5])];
        node.Emit(MatrixProducts.Of(node, node.Name, a, filter, operands, leftIsFilter: false, node.Out(0)));
    }

    private static TensorFormat Format(OperatorNode node) => node.Int("bits", 4) switch
    {
        4 => TensorFormat.Int4,
        8 => TensorFormat.Int8,
        >= 2 and < 8 and long bits => new TensorFormat(string.Create(CultureInfo.InvariantCulture, $"int{bits}"), (int)bits, NumberKind.Integer, NmPattern.Dense),
        _ => throw node.Fail("its bits must be 2 to 8"),
    };
}
