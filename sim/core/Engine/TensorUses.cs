using HwSim.Core.Graph;

namespace HwSim.Core.Engine;

/// <summary>Counts how often tensors are read.</summary>
internal static class TensorUses
{
    /// <summary>In how many operations each tensor is read; 0 for an output that only the user reads.</summary>
    public static Dictionary<Tensor, int> Count(WorkloadGraph graph)
    {
        Dictionary<Tensor, int> uses = [];
        foreach (Operation operation in graph.Operations)
        {
            foreach (Tensor output in operation.Outputs)
            {
                uses.TryAdd(output, 0);
            }

            foreach (Tensor input in operation.Inputs.Distinct())
            {
                uses[input] = uses.GetValueOrDefault(input) + 1;
            }
        }

        return uses;
    }
}
