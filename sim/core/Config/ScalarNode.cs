namespace HwSim.Core.Config;

/// <summary>A single value, still text.</summary>
public sealed record ScalarNode(Place At, string Value) : ConfigNode(At)
{
    public override string KindName => "a single value";

    internal override long ExpandedSize => 1;
}
