using HwSim.Core.Graph;

namespace HwSim.Core.Engine.Exploration;

/// <summary>A workload of a study, ready for machines of both kinds, or the reason why there is none.</summary>
internal sealed class PreparedWorkload(WorkloadGraph? graph, string? fault)
{
    private readonly Lazy<PreparedGraph> plain = new(() => new PreparedGraph(graph!));
    private readonly Lazy<PreparedGraph> fused = new(() => new PreparedGraph(EpilogueFusion.Apply(graph!)));

    /// <summary>Why there is no graph; null where there is one.</summary>
    public string? Fault => fault;

    /// <summary>The graph for machines that fuse epilogues, or for those that do not.</summary>
    public PreparedGraph For(bool fusesEpilogues) => fusesEpilogues ? fused.Value : plain.Value;
}
