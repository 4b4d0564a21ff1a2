namespace HwSim.Workloads.Transformers;

/// <summary>A mixture of experts.</summary>
/// <param name="Count">Experts of a layer.</param>
/// <param name="PerToken">Experts that a token visits.</param>
public sealed record Experts(long Count, long PerToken);
