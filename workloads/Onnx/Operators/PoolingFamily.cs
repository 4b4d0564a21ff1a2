using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Pools: an operation for each value under the window (derived; the final division of an average is neglected).</summary>
internal sealed class PoolingFamily : IOperatorFamily
{
    public IEnumerable<string> Operators =>
    [
        "MaxPool", "AveragePool", "LpPool", "GlobalMaxPool", "GlobalAveragePool", "GlobalLpPool",
        "com.microsoft.QLinearAveragePool", "com.microsoft.QLinearGlobalAveragePool",
    ];

    public void Infer(OperatorNode node)
    {
        long[] x = node.ShapeOf(0, 3);
        bool channelsLast = ChannelsLast(node);
        long[] extents = channelsLast ? x[1..^1] : x[2..];
        long[] outputs = IsGlobal(node)
            ? [.. Enumerable.Repeat(1L, extents.Length)]
            : Window.Of(node, extents, Kernel(node, extents.Length)).Outputs(node, node.Int("ceil_mode", 0) != 0);
        long[] shape = channelsLast ? [x[0], .. outputs, x[^1]] : [x[0], x[1], .. outputs];
        node.Set(0, node.Need(0).Type, shape);
        node.Set(1, ElementType.Int64, shape);
    }

    public void Lower(OperatorNode node)
    {
        long[] x = node.ShapeOf(0);
        bool lp = node.Proto.OpType is "LpPool" or "GlobalLpPool";
        (long elements, double taps) = IsGlobal(node)
            ? (Shapes.Product(x), 1)
            : (Shapes.Product(node.OutputShape(0)), Shapes.Product(Kernel(node, x.Length - 2)));
        node.EmitVector(OperationKind.Pooling, elements, lp ? 2 * taps : taps, node.In([0]), node.Outs());
    }

    private static bool IsGlobal(OperatorNode node) => node.Proto.OpType.Contains("Global", StringComparison.Ordinal);

    private static bool ChannelsLast(OperatorNode node) => node.Proto.OpType.StartsWith("QLinear", StringComparison.Ordinal) && node.Int("channels_last", 0) != 0;

    private static long[] Kernel(OperatorNode node, int rank) =>
        node.Ints("kernel_shape") is { } kernel && kernel.Length == rank ? kernel : throw node.Fail("its kernel_shape is missing or does not fit its input");
}
