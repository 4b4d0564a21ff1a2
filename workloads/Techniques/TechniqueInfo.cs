namespace HwSim.Workloads.Techniques;

/// <summary>A technique that can be named.</summary>
/// <param name="Name">As written before the parenthesis.</param>
/// <param name="Usage">How it is written, with its arguments.</param>
/// <param name="Description">What it does, in one line.</param>
/// <param name="Read">Reads its arguments; null after diagnostics.</param>
public sealed record TechniqueInfo(string Name, string Usage, string Description, Func<TechniqueArguments, ITechnique?> Read);
