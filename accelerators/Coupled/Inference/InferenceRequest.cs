using HwSim.Accelerators.Coupled.Memory;

namespace HwSim.Accelerators.Coupled.Inference;

/// <summary>What a batch of sequences asks of a machine.</summary>
/// <param name="Batch">Sequences at a time.</param>
/// <param name="Prompt">Tokens that each brings.</param>
/// <param name="Generate">Tokens that each gets; the first comes from prefill.</param>
public sealed record InferenceRequest(long Batch, long Prompt, long Generate)
{
    /// <summary>Where weights lie.</summary>
    public MemoryChoice Weights { get; init; }

    /// <summary>Where keys and values lie.</summary>
    public MemoryChoice Cache { get; init; }

    /// <summary>How kernels get what lies on the host; null takes loads where the link is coherent, else copies.</summary>
    public HostAccess? Access { get; init; }
}
