namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>Which points a report shows one by one: all, or evenly drawn ones where there are too many. What is drawn depends on the number of a point alone.</summary>
/// <param name="points">How many points there are.</param>
/// <param name="most">How many are shown at most, up to the scatter of the draw.</param>
public sealed class PointSample(long points, long most)
{
    private readonly ulong below = points <= most ? ulong.MaxValue : (ulong)((double)most / points * ulong.MaxValue);

    /// <summary>True where all points are shown.</summary>
    public bool IsAll => below == ulong.MaxValue;

    /// <summary>True where a point is shown.</summary>
    public bool Contains(long number) => IsAll || SplitMix.Bits(0, 0, (ulong)number) < below;
}
