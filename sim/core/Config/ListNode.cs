using System.Collections.Immutable;

namespace HwSim.Core.Config;

/// <summary>A list of nodes.</summary>
public sealed record ListNode(Place At, ImmutableArray<ConfigNode> Items) : ConfigNode(At)
{
    private readonly long size = Items.Aggregate(1L, (sum, item) => Math.Min(long.MaxValue / 4, sum + item.ExpandedSize));

    public override string KindName => "a list";

    internal override long ExpandedSize => size;
}
