using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Kernels.Runtime;

/// <summary>One value, or a list of them.</summary>
internal sealed class OneOrManyType(ConfigType<string> each) : ConfigType<ImmutableArray<string>>
{
    private readonly ConfigType<ImmutableArray<string>> list = ConfigTypes.ListOf(each, least: 1);

    public override bool TryRead(ConfigNode node, Diagnostics into, out ImmutableArray<string> value)
    {
        if (node is ListNode)
        {
            return list.TryRead(node, into, out value);
        }

        bool read = each.TryRead(node, into, out string? one);
        value = read ? [one!] : [];
        return read;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(each.Schema(), list.Schema()) };
}
