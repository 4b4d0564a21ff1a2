namespace HwSim.Accelerators.Coupled.Inference;

/// <summary>What a batch of sequences takes in memory, in bytes on one GPU.</summary>
/// <param name="Weights">Weights, scales included.</param>
/// <param name="CachePerSequence">Keys and values of one sequence at its end.</param>
/// <param name="ActivationsPerSequence">The largest operation of prefill: what it reads and writes beside weights.</param>
/// <param name="Usable">What the device has for these; without a link what the host has.</param>
/// <param name="HostUsable">What the host has for one GPU; 0 without a link.</param>
public sealed record InferenceMemory(double Weights, double CachePerSequence, double ActivationsPerSequence, double Usable, double HostUsable)
{
    /// <summary>The most sequences that fit on the device.</summary>
    public long LargestBatch => (long)Math.Max(0, Math.Floor((Usable - Weights) / (CachePerSequence + ActivationsPerSequence)));

    /// <summary>The most sequences that fit with all keys and values on the host.</summary>
    public long LargestBatchWithCacheOnHost => HostUsable <= 0 ? LargestBatch
        : (long)Math.Max(0, Math.Min(Math.Floor(HostUsable / CachePerSequence), Math.Floor((Usable - Weights) / ActivationsPerSequence)));
}
