using HwSim.Core.Graph;

namespace HwSim.Workloads.Building;

/// <summary>The promise that readers of workloads give: every count that a graph can be asked for fits 64 bits.</summary>
internal static class Countable
{
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public static void Check(Operation operation)
    {
        _ = operation.Lowered?.Macs;
        _ = operation.Macs;
        if (operation is VectorOperation vector)
        {
            _ = checked((long)(vector.Elements * Math.Max(1, vector.OperationsPerElement)) * vector.Repeat);
        }

        foreach (Tensor tensor in operation.Inputs.Concat(operation.Outputs))
        {
            _ = checked(tensor.Format.Storage(tensor.Elements, 1).Value * operation.Repeat);
        }
    }

    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public static void Check(WorkloadGraph graph)
    {
        long bytes = 0;
        foreach (Operation operation in graph.Operations)
        {
            Check(operation);
        }

        foreach (Tensor tensor in graph.Tensors)
        {
            bytes = checked(bytes + tensor.Format.Storage(tensor.Elements, 1).Value);
        }

        _ = graph.Macs;
        _ = graph.Parameters;
    }
}
