namespace HwSim.Core.Config;

/// <summary>A value with where it comes from.</summary>
/// <param name="Value">The value.</param>
/// <param name="Source">Paper and table, document and page, or the computation; empty for a design parameter.</param>
/// <param name="Trust">How far to trust it.</param>
public readonly record struct Sourced<T>(T Value, string Source, Trust Trust);
