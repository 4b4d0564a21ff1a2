namespace HwSim.Core.Config;

/// <summary>A positioned piece of configuration: a scalar, a list, or a mapping.</summary>
/// <param name="At">Where it stands.</param>
public abstract record ConfigNode(Place At)
{
    /// <summary>What it is, in words for messages.</summary>
    public abstract string KindName { get; }

    /// <summary>How many nodes it expands to once every alias is followed; saturates instead of overflowing.</summary>
    internal abstract long ExpandedSize { get; }
}
