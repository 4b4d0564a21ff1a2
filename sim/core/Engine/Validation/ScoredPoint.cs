namespace HwSim.Core.Engine.Validation;

/// <summary>A row as a point of a picture.</summary>
/// <param name="Device">The device.</param>
/// <param name="Kernel">The kernel.</param>
/// <param name="DataType">The type.</param>
/// <param name="Measured">Measured seconds.</param>
/// <param name="Predicted">Predicted seconds, without a look at the device.</param>
/// <param name="Intensity">Operations a byte; 0 where the kernel multiplies nothing.</param>
public readonly record struct ScoredPoint(string Device, string Kernel, string DataType, double Measured, double Predicted, double Intensity);
