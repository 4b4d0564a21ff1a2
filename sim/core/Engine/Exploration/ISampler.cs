namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// Chooses the levels of all independent axes for a point, from its index alone: any point can be made at any time, in any process, and
/// none needs to be kept.
/// </summary>
public interface ISampler
{
    /// <summary>How many points there are.</summary>
    long Points { get; }

    /// <summary>Writes the level of each axis for a point.</summary>
    void Sample(long index, Span<int> levels);
}
