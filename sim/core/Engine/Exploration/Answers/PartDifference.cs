namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>One part of a sum in two runs.</summary>
/// <param name="Key">Its name in result documents.</param>
/// <param name="First">In the first run; 0 where it has none.</param>
/// <param name="Second">In the second run; 0 where it has none.</param>
public sealed record PartDifference(string Key, double First, double Second)
{
    /// <summary>By how much the second has more.</summary>
    public double Change => Second - First;
}
