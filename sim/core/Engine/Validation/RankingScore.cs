namespace HwSim.Core.Engine.Validation;

/// <summary>How well a model says which of several devices is faster.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="DataType">The type.</param>
/// <param name="Shapes">Shapes that one harness measured on at least two devices.</param>
/// <param name="Pairs">Pairs of devices on those shapes whose measured times differ by more than 5 %.</param>
/// <param name="PairsRight">Those that the model orders as measured.</param>
/// <param name="WinnersRight">Shapes whose fastest device is the model's fastest, or measured within 5 % of it.</param>
public sealed record RankingScore(string Kernel, string DataType, int Shapes, int Pairs, int PairsRight, int WinnersRight);
