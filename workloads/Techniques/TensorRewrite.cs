using HwSim.Core.Graph;

namespace HwSim.Workloads.Techniques;

/// <summary>Replaces tensors of a graph, keeping what is shared shared.</summary>
internal sealed class TensorRewrite(Func<Tensor, TensorFormat> format)
{
    private readonly Dictionary<Tensor, Tensor> replaced = [];

    public WorkloadGraph Apply(WorkloadGraph graph) =>
        graph with { Operations = [.. graph.Operations.Select(o => o with { Inputs = [.. o.Inputs.Select(Of)], Outputs = [.. o.Outputs.Select(Of)] })] };

    private Tensor Of(Tensor tensor)
    {
        if (!replaced.TryGetValue(tensor, out Tensor? other))
        {
            TensorFormat wanted = format(tensor);
            other = wanted == tensor.Format ? tensor : new Tensor(tensor.Name, tensor.Shape, wanted, tensor.Role) { ZeroShare = tensor.ZeroShare };
            replaced[tensor] = other;
        }

        return other;
    }
}
