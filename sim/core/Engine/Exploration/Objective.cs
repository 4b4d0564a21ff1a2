namespace HwSim.Core.Engine.Exploration;

/// <summary>What a study wants least or most of.</summary>
/// <param name="Text">The expression as written.</param>
/// <param name="Value">The expression, over results and numeric axes.</param>
/// <param name="Maximize">True where more is better.</param>
public sealed record Objective(string Text, Expression Value, bool Maximize);
