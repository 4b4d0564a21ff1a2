using HwSim.Core.Graph;

namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>Products of the same input as one product with their columns side by side.</summary>
internal static class ProjectionMerge
{
    /// <summary>One product for several that read the same.</summary>
    public static Gemm Of(List<Operation> products)
    {
        Gemm first = (Gemm)products[0];
        long columns = products.Sum(p => ((Gemm)p).N);
        Tensor weights = first.Inputs[1];
        return first with
        {
            N = columns,
            Inputs = [first.Inputs[0], new Tensor(weights.Name, [first.K, columns], weights.Format, weights.Role)],
            Outputs = [new Tensor(first.Outputs[0].Name, [first.M, columns], first.Outputs[0].Format, TensorRole.Activation)],
        };
    }
}
