using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Workloads;

/// <summary>One number for height and width, or a list of the two.</summary>
/// <param name="each">The type of both.</param>
public sealed class PairType(ConfigType<long> each) : ConfigType<(long Height, long Width)>
{
    public override bool TryRead(ConfigNode node, Diagnostics into, out (long Height, long Width) value)
    {
        value = default;
        if (node is ListNode { Items: [var first, var second] })
        {
            bool both = each.TryRead(first, into, out long height) & each.TryRead(second, into, out long width);
            value = (height, width);
            return both;
        }

        bool read = each.TryRead(node, into, out long side);
        value = (side, side);
        return read;
    }

    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(each.Schema(), new JsonObject { ["type"] = "array", ["items"] = each.Schema(), ["minItems"] = 2, ["maxItems"] = 2 }),
    };
}
