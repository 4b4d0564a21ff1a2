namespace HwSim.Core.Engine.Validation;

/// <summary>How well the gain of 2:4 weights is predicted: time of the dense product over time of the sparse one, on shapes that one harness measured both ways.</summary>
/// <param name="Device">The device.</param>
/// <param name="DataType">The type.</param>
/// <param name="Shapes">How many shapes.</param>
/// <param name="Measured">Median measured gain.</param>
/// <param name="Predicted">Median predicted gain.</param>
/// <param name="MedianError">Median relative error of the predicted gains.</param>
public sealed record SpeedupScore(string Device, string DataType, int Shapes, double Measured, double Predicted, double MedianError);
