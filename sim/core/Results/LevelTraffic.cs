namespace HwSim.Core.Results;

/// <summary>Bytes at one memory level.</summary>
public sealed record LevelTraffic(double Read, double Written);
