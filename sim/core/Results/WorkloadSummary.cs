namespace HwSim.Core.Results;

/// <summary>The workload that a result was made with.</summary>
/// <param name="Name">As in its file.</param>
/// <param name="Digest">SHA-256 of its canonical text.</param>
/// <param name="Operations">How many operations it has.</param>
/// <param name="Macs">Dense multiply-accumulates.</param>
/// <param name="Parameters">Trained values.</param>
/// <param name="Techniques">The techniques that were applied, as written.</param>
public sealed record WorkloadSummary(string Name, string Digest, int Operations, long Macs, long Parameters, IReadOnlyList<string> Techniques);
