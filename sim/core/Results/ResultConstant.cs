namespace HwSim.Core.Results;

/// <summary>A constant that the result rests on, as text.</summary>
public sealed record ResultConstant(string Name, string Value, string Source, string Trust);
