namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>Why some designs do not count.</summary>
/// <param name="Text">The reason of the first of them; others differ from it in numbers only.</param>
/// <param name="Count">How many designs it excludes.</param>
/// <param name="Axis">The axis that it has most to do with, an index into <see cref="DesignSpace.Axes"/>; -1 where it strikes everywhere alike.</param>
/// <param name="Value">The value, or values, of that axis where it strikes most.</param>
/// <param name="ShareThere">How many of the designs there it excludes, 0 to 1.</param>
public sealed record InfeasibleReason(string Text, long Count, int Axis, string Value, double ShareThere);
