using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Workloads.Yaml;

/// <summary>One value, or a list of them.</summary>
internal sealed class OneOrManyType<T>(ConfigType<T> each) : ConfigType<ImmutableArray<T>>
{
    private readonly ConfigType<ImmutableArray<T>> list = ConfigTypes.ListOf(each, least: 1);

    public override bool TryRead(ConfigNode node, Diagnostics into, out ImmutableArray<T> value)
    {
        if (node is ListNode)
        {
            return list.TryRead(node, into, out value);
        }

        bool read = each.TryRead(node, into, out T? one);
        value = read ? [one!] : [];
        return read;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(each.Schema(), list.Schema()) };
}
