using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Building;

namespace HwSim.Workloads.Transformers;

/// <summary>The parts that every layer is made of.</summary>
internal static class LayerParts
{
    /// <summary>x·W (+ b) for every row: M rows, N = <paramref name="to"/>, K = <paramref name="from"/>.</summary>
    public static Tensor Linear(this GraphBuilder graph, string name, Tensor x, long rows, long from, long to, bool bias, ImmutableArray<long> shape)
    {
        Tensor output = graph.Activation($"{name}.output", shape);
        graph.Linear(name, x, rows, from, to, bias, graph.Weight($"{name}.weight", from, to), [output]);
        return output;
    }

    /// <summary>The same with weights and outputs that exist already.</summary>
    public static void Linear(this GraphBuilder graph, string name, Tensor x, long rows, long from, long to, bool bias, Tensor weight, ImmutableArray<Tensor> outputs)
    {
        ImmutableArray<Tensor> inputs = bias ? [x, weight, graph.Weight($"{name}.bias", to)] : [x, weight];
        graph.Add(new Gemm { Name = name, SourceType = "Linear", Inputs = inputs, Outputs = outputs, M = rows, N = to, K = from }, Gradient.Products);
    }

    /// <summary>Normalizes over the last <paramref name="width"/> values.</summary>
    public static Tensor Norm(this GraphBuilder graph, string name, Tensor x, NormKind kind, long width)
    {
        bool layer = kind == NormKind.Layer;
        ImmutableArray<Tensor> inputs = layer
            ? [x, graph.Weight($"{name}.weight", width), graph.Weight($"{name}.bias", width)]
            : [x, graph.Weight($"{name}.weight", width)];
        Sourced<double> work = layer ? VectorWork.LayerNorm : VectorWork.RmsNorm;
        Sourced<double> back = layer ? VectorWork.LayerNormGradient : VectorWork.RmsNormGradient;
        return graph.Vector(name, layer ? "LayerNorm" : "RMSNorm", OperationKind.Normalization, work, Gradient.Vector(back), inputs, x.Shape);
    }

    public static Tensor Activate(this GraphBuilder graph, string name, Tensor x, Activation function) =>
        graph.Vector(name, function.Name, OperationKind.Activation, function.Work, Gradient.Vector(VectorWork.ActivationGradient), [x], x.Shape);

    /// <summary>Rows of a table.</summary>
    public static Tensor LookUp(this GraphBuilder graph, string name, Tensor indices, Tensor table, ImmutableArray<long> shape) =>
        graph.Vector(name, "Embedding", OperationKind.Embedding, VectorWork.Movement, Gradient.Scatter, [indices, table], shape);
}
