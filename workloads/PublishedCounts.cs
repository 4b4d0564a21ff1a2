namespace HwSim.Workloads;

/// <summary>What others print about a network, to hold its graph against.</summary>
/// <param name="Parameters">Trained parameters.</param>
/// <param name="Macs">Multiply-accumulates of one forward pass of one input, with logits for every position.</param>
/// <param name="Sequence">Tokens of that input; null for images.</param>
/// <param name="Source">Where both stand, and what was derived instead.</param>
public sealed record PublishedCounts(RoundedCount Parameters, RoundedCount Macs, long? Sequence, string Source);
