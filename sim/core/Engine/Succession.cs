using System.Collections.Immutable;
using HwSim.Core.Graph;

namespace HwSim.Core.Engine;

/// <summary>Tells each operation what runs before it, for machines that load operands meanwhile.</summary>
public static class Succession
{
    /// <summary>The graph with the two operations before each at hand.</summary>
    public static WorkloadGraph Apply(WorkloadGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ImmutableArray<Operation> bare = graph.Operations;
        return graph with { Operations = [.. bare.Select((o, i) => i == 0 ? o : o with { Before = i == 1 ? bare[0] : bare[i - 1] with { Before = bare[i - 2] } })] };
    }
}
