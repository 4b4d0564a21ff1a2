using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Workloads.Yaml;

/// <summary>Any value, keeping its place.</summary>
internal sealed class PlacedType<T>(ConfigType<T> value) : ConfigType<Placed<T>>
{
    public override bool TryRead(ConfigNode node, Diagnostics into, [MaybeNullWhen(false)] out Placed<T> placed)
    {
        placed = value.TryRead(node, into, out T? read) ? new Placed<T>(read, node.At) : null;
        return placed is not null;
    }

    public override JsonObject Schema() => value.Schema();
}
