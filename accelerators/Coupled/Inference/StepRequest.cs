namespace HwSim.Accelerators.Coupled.Inference;

/// <summary>A step of a network.</summary>
/// <param name="Batch">Sequences.</param>
/// <param name="Tokens">Tokens of each: the prompt in prefill; in decode those that are in the cache already.</param>
/// <param name="IsDecode">True for one more token.</param>
public readonly record struct StepRequest(long Batch, long Tokens, bool IsDecode);
