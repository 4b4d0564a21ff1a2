namespace HwSim.Workloads;

/// <summary>What a network is asked to do.</summary>
public enum Phase
{
    /// <summary>One forward pass over the whole input; for a network without tokens plain inference.</summary>
    Prefill,

    /// <summary>One generated token a sequence, with the keys and values of the earlier ones in the cache.</summary>
    Decode,

    /// <summary>One training step: forward, backward, optimizer.</summary>
    Train,
}
