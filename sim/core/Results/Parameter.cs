namespace HwSim.Core.Results;

/// <summary>One line of a resolved configuration.</summary>
/// <param name="Path">Keys joined by dots.</param>
/// <param name="Value">As written.</param>
public sealed record Parameter(string Path, string Value);
