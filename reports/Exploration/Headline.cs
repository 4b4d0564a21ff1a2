namespace HwSim.Reports.Exploration;

/// <summary>One finding of a study.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Text">The finding, in sentences.</param>
public sealed record Headline(string Title, string Text);
