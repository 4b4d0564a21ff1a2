namespace HwSim.Workloads.Transformers;

/// <summary>What a transformer is asked to do, every value settled.</summary>
/// <param name="Phase">Prefill, decode or train.</param>
/// <param name="Batch">Sequences at a time.</param>
/// <param name="Sequence">Tokens of each sequence; for an encoder-decoder the encoder's, in training also the decoder's.</param>
/// <param name="Context">Decode: tokens in the cache before the step.</param>
/// <param name="Logits">For which positions logits are computed.</param>
public sealed record TransformerRun(Phase Phase, long Batch, long Sequence, long Context, LogitPositions Logits);
