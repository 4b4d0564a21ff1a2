namespace HwSim.Core.Config;

/// <summary>A position in a source text; line and column count from 1.</summary>
/// <param name="Source">The text, so that a message can show the line.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column.</param>
/// <param name="Length">How many characters the marked thing spans; at least 1.</param>
public sealed record Place(SourceText Source, int Line, int Column, int Length = 1)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Source.Name}:{Line}:{Column}");
}
