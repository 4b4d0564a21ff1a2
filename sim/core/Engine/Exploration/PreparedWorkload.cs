using HwSim.Core.Graph;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration;

/// <summary>A workload of a study, ready for machines of every kind, or the reason why there is none.</summary>
internal sealed class PreparedWorkload(WorkloadGraph? graph, string? fault)
{
    private readonly Lazy<PreparedGraph> plain = new(() => new PreparedGraph(graph!));
    private readonly Lazy<PreparedGraph> fused = new(() => new PreparedGraph(EpilogueFusion.Apply(graph!)));

    private readonly Lazy<PreparedGraph> plainInOrder = new(() => new PreparedGraph(Succession.Apply(graph!)));
    private readonly Lazy<PreparedGraph> fusedInOrder = new(() => new PreparedGraph(Succession.Apply(EpilogueFusion.Apply(graph!))));

    /// <summary>Why there is no graph; null where there is one.</summary>
    public string? Fault => fault;

    /// <summary>The graph as a machine wants it: epilogues joined or not, with what runs before each operation or not.</summary>
    public PreparedGraph For(IAccelerator machine) => (machine.FusesEpilogues, machine.LooksBack) switch
    {
        (true, true) => fusedInOrder.Value,
        (true, false) => fused.Value,
        (false, true) => plainInOrder.Value,
        (false, false) => plain.Value,
    };
}
