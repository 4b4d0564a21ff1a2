using HwSim.Core.Graph;

namespace HwSim.Workloads.Techniques;

/// <summary>Finds and changes the filters of products: second operands that are weights.</summary>
internal static class FilterRewrite
{
    /// <summary>The filter of a product, or null where the second operand is not a weight.</summary>
    public static Tensor? Of(Operation operation) => operation is Gemm or Convolution && operation.Inputs is [_, { Role: TensorRole.Weight } filter, ..] ? filter : null;

    /// <summary>The graph with every filter stored otherwise, except tables that look-ups read too.</summary>
    public static WorkloadGraph Apply(WorkloadGraph graph, Func<TensorFormat, TensorFormat> change)
    {
        HashSet<Tensor> filters = [.. graph.Operations.Select(Of).OfType<Tensor>()];
        filters.ExceptWith(LookedUp(graph));
        return new TensorRewrite(t => filters.Contains(t) ? change(t.Format) : t.Format).Apply(graph);
    }

    /// <summary>Weights whose rows are read by number, such as an embedding table that is tied to the head.</summary>
    public static HashSet<Tensor> LookedUp(WorkloadGraph graph) =>
        [.. graph.Operations.Where(o => o.Kind == OperationKind.Embedding).SelectMany(o => o.Inputs).Where(t => t.Role == TensorRole.Weight)];
}
