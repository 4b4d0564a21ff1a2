namespace HwSim.Kernels.Reference.Formats;

/// <summary>What a format fixes before it encodes a tensor: the scales of its groups and what was chosen for each.</summary>
/// <param name="Layout">Which values share a scale.</param>
/// <param name="Scales">One or more numbers a group, as the format says; a real value is its decoded element times its scale.</param>
/// <param name="Choices">Whole numbers as the format says: element types, zero points, lengths of codes. Often empty.</param>
public sealed record Calibration(GroupLayout Layout, float[] Scales, int[] Choices);
