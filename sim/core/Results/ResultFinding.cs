namespace HwSim.Core.Results;

/// <summary>A finding as text: level is note, advice or warning.</summary>
public sealed record ResultFinding(string Code, string Level, string Message);
