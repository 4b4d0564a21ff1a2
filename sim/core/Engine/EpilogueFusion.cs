using System.Collections.Immutable;
using HwSim.Core.Graph;

namespace HwSim.Core.Engine;

/// <summary>
/// Joins activations, biases, residual additions and other element-wise work to the product before it, where the product's result is
/// read by nothing else: the result then never goes to memory in between.
/// </summary>
public static class EpilogueFusion
{
    /// <summary>The graph with every such chain joined; operations that nothing can be joined to stay as they are.</summary>
    public static WorkloadGraph Apply(WorkloadGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Dictionary<Tensor, int> uses = TensorUses.Count(graph);
        ImmutableArray<Operation>.Builder fused = ImmutableArray.CreateBuilder<Operation>();
        foreach (Operation operation in graph.Operations)
        {
            if (fused.Count > 0 && Joined(fused[^1], operation, uses) is { } joined)
            {
                fused[^1] = joined;
            }
            else
            {
                fused.Add(operation);
            }
        }

        return graph with { Operations = fused.ToImmutable() };
    }

    /// <summary>The product with one more operation in its epilogue; null where it does not fit.</summary>
    private static Operation? Joined(Operation product, Operation next, Dictionary<Tensor, int> uses)
    {
        bool fits = product.Lowered is not null && product.Repeat == 1 && product.Outputs is [_]
            && next is VectorOperation { Repeat: 1, VectorKind: OperationKind.Activation or OperationKind.Elementwise, Outputs: [_] };
        if (!fits)
        {
            return null;
        }

        VectorOperation vector = (VectorOperation)next;
        Tensor result = product.Outputs[0];
        bool streams = vector.Inputs.Contains(result) && uses[result] == 1
            && vector.Elements == result.Elements && vector.Outputs[0].Elements == result.Elements;
        return streams
            ? product with
            {
                Inputs = [.. product.Inputs, .. vector.Inputs.Where(i => !ReferenceEquals(i, result))],
                Outputs = vector.Outputs,
                Epilogue = product.Epilogue.Add(vector),
            }
            : null;
    }
}
