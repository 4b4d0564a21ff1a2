namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>How much of the variation of an objective goes with one axis.</summary>
/// <param name="Axis">The axis, an index into <see cref="DesignSpace.Axes"/>.</param>
/// <param name="First">With the axis alone: the first-order index, 0 to 1.</param>
/// <param name="Total">With the axis alone or together with others: what would be left if all others were fixed. Null where only a full grid could tell.</param>
public sealed record AxisShare(int Axis, double First, double? Total);
