using System.Collections.Immutable;
using HwSim.Core.Graph;

namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>
/// A network as one of several GPUs runs it: heads, columns of the projections before them and of the first half of the feed-forward
/// network, rows of the projections after them; sums of the parts follow. Shoeybi et al., Megatron-LM, 2019.
/// </summary>
public static class TensorParallel
{
    /// <summary>True where every GPU has a part of the sum, so that an all-reduce follows.</summary>
    public static bool NeedsSum(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation is Gemm && (Ends(operation, ".out_proj") || Ends(operation, ".down_proj"));
    }

    /// <summary>The part of one GPU.</summary>
    /// <returns>The graph; null where heads or columns cannot be divided evenly.</returns>
    public static WorkloadGraph? Shard(WorkloadGraph graph, int gpus)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (gpus == 1)
        {
            return graph;
        }

        ImmutableArray<Operation>.Builder parts = ImmutableArray.CreateBuilder<Operation>(graph.Operations.Length);
        foreach (Operation operation in graph.Operations)
        {
            if (Part(operation, gpus) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }

        return graph with { Operations = parts.ToImmutable() };
    }

    private static Operation? Part(Operation operation, int gpus) => operation switch
    {
        Gemm g when Kernels.StepShape.IsScores(g) || Kernels.StepShape.IsContext(g) => Divides(g.Batch / g.ProductsPerFilter, gpus) ? Attention(g, gpus) : null,
        Gemm g when NeedsSum(g) => Divides(g.K, gpus) ? g with { K = g.K / gpus, Inputs = [Divided(g.Inputs[0], gpus), Divided(g.Inputs[1], gpus), .. g.Inputs[2..]] } : null,
        Gemm g when operation.Inputs[1].Role == TensorRole.Weight && g.N % gpus == 0 => g with { N = g.N / gpus, Inputs = [g.Inputs[0], Divided(g.Inputs[1], gpus), .. g.Inputs[2..]], Outputs = [.. g.Outputs.Select(o => Divided(o, gpus))] },
        VectorOperation v when Ends(v, ".softmax") || Ends(v, ".rotary") || Ends(v, ".cache") || Ends(v, ".activation") || Ends(v, ".gate") =>
            v with { Elements = v.Elements / gpus, Inputs = [.. v.Inputs.Select(i => Divided(i, gpus))], Outputs = [.. v.Outputs.Select(o => Divided(o, gpus))] },
        _ => operation,
    };

    private static Gemm Attention(Gemm g, int gpus) =>
        g with { Batch = g.Batch / gpus, Inputs = [.. g.Inputs.Select(i => Divided(i, gpus))], Outputs = [.. g.Outputs.Select(o => Divided(o, gpus))] };

    /// <summary>A tensor with one extent, the first that can be and is not the batch, divided.</summary>
    private static Tensor Divided(Tensor tensor, int gpus)
    {
        for (int i = tensor.Shape.Length > 1 ? 1 : 0; i < tensor.Shape.Length; i++)
        {
            if (Divides(tensor.Shape[i], gpus))
            {
                return new Tensor(tensor.Name, tensor.Shape.SetItem(i, tensor.Shape[i] / gpus), tensor.Format, tensor.Role) { ZeroShare = tensor.ZeroShare };
            }
        }

        return tensor;
    }

    private static bool Divides(long extent, int gpus) => extent >= gpus && extent % gpus == 0;

    private static bool Ends(Operation operation, string suffix) => operation.Name.EndsWith(suffix, StringComparison.Ordinal);
}
