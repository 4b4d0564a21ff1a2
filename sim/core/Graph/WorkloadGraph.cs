using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Core.Graph;

/// <summary>A workload: operations in an order in which they can run, joined by the tensors they share.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Operations">In topological order.</param>
/// <param name="Findings">What its reader had to say: unmodelled operators, assumptions, values it filled in.</param>
public sealed record WorkloadGraph(string Name, ImmutableArray<Operation> Operations, ImmutableArray<Finding> Findings)
{
    /// <summary>Multiply-accumulates of all operations.</summary>
    public long Macs => Operations.Sum(o => o.Macs);

    /// <summary>Values of all distinct weights.</summary>
    public long Parameters => Tensors.Where(t => t.Role == TensorRole.Weight).Sum(t => t.Elements);

    /// <summary>Every distinct tensor, in order of first use.</summary>
    public IEnumerable<Tensor> Tensors => Operations.SelectMany(o => o.Inputs.Concat(o.Outputs)).Distinct();
}
