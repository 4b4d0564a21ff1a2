namespace HwSim.Tests.Properties;

/// <summary>A tensor of a property test.</summary>
internal sealed record FormatTensor(int Rows, int Columns, int Seed, float[] Values);
