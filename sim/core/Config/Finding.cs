namespace HwSim.Core.Config;

/// <summary>Something the result says about itself, in words.</summary>
/// <param name="Code">Stable short name, e.g. <c>unmodelled-operator</c>.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Message">One or two sentences with the figures in them.</param>
public sealed record Finding(string Code, FindingLevel Level, string Message);
