namespace HwSim.Core.Results;

/// <summary>Area of one kind of part.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Count">How many.</param>
/// <param name="Mm2">All of them together; null where no figure is known.</param>
/// <param name="Source">Where the figure comes from.</param>
public sealed record PartArea(string Part, long Count, double? Mm2, string Source);
