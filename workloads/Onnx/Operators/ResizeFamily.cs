using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>Resize, Upsample and sampling along a grid. Nearest moves data; linear weighs two neighbours along each scaled axis, cubic four.</summary>
internal sealed class ResizeFamily : IOperatorFamily
{
    public IEnumerable<string> Operators => ["Resize", "Upsample", "GridSample"];

    public void Infer(OperatorNode node)
    {
        long[] x = node.ShapeOf(0, 1);
        if (node.Proto.OpType == "GridSample")
        {
            long[] grid = node.ShapeOf(1, 3);
            node.Set(0, node.Need(0).Type, [x[0], x.Length > 1 ? x[1] : 1, .. grid[1..^1]]);
            return;
        }

        int[] axes = [.. node.Ints("axes") is { } stated ? stated.Select(a => node.Axis(a, x.Length)) : Enumerable.Range(0, x.Length)];
        if (node.Has(3))
        {
            Stretch(node, x, axes);
            return;
        }

        // Upsample and the first Resize give the scales as their second input, later ones as their third.
        int at = node.InputCount > 2 ? 2 : 1;
        double[]? scales = node.Reals("scales") ?? node.Input(at)?.Literal?.Reals;
        if (scales is null)
        {
            node.CannotInfer("its scales are computed from data");
            return;
        }

        if (scales.Length != axes.Length || scales.Any(s => !(s > 0) || s > Shapes.MostElements))
        {
            throw node.Fail($"its scales do not fit {Quoted.Shape(x)}");
        }

        long[] shape = [.. x];
        for (int i = 0; i < axes.Length; i++)
        {
            shape[axes[i]] = (long)Math.Floor(x[axes[i]] * scales[i]);
        }

        node.Set(0, node.Need(0).Type, shape);
    }

    public void Lower(OperatorNode node)
    {
        long[] x = node.ShapeOf(0);
        long[] y = node.OutputShape(0);
        bool grid = node.Proto.OpType == "GridSample";
        int scaled = grid ? y.Length - 2 : x.Zip(y, (from, to) => from == to ? 0 : 1).Sum();
        double operations = node.Text("mode", grid ? "linear" : "nearest") switch
        {
            "linear" or "bilinear" => OnnxWork.Interpolation(Math.Pow(2, scaled)),
            "cubic" or "bicubic" => OnnxWork.Interpolation(Math.Pow(4, scaled)),
            _ => 0,
        };
        node.EmitVector(
            operations == 0 ? OperationKind.DataMovement : OperationKind.Elementwise, Shapes.Product(y), operations, grid ? node.In([0, 1]) : node.In([0]), [node.Out(0)]);
    }

    /// <summary>To stated sizes; with a policy they are bounds, and one scale that keeps the aspect ratio serves all axes.</summary>
    private static void Stretch(OperatorNode node, long[] x, int[] axes)
    {
        if (!node.TryInts("", 3, out long[]? sizes))
        {
            return;
        }

        if (sizes is null || sizes.Length != axes.Length)
        {
            throw node.Fail($"its sizes {Quoted.Shape(sizes ?? [])} do not fit {Quoted.Shape(x)}");
        }

        double[] scales = [.. axes.Select((axis, i) => (double)sizes[i] / Math.Max(1, x[axis]))];
        double? common = node.Text("keep_aspect_ratio_policy", "stretch") switch
        {
            "not_larger" => scales.DefaultIfEmpty(1).Min(),
            "not_smaller" => scales.DefaultIfEmpty(1).Max(),
            _ => null,
        };
        long[] shape = [.. x];
        for (int i = 0; i < axes.Length; i++)
        {
            shape[axes[i]] = common is { } scale ? (long)Math.Round(x[axes[i]] * scale, MidpointRounding.AwayFromZero) : sizes[i];
        }

        node.Set(0, node.Need(0).Type, shape);
    }
}
