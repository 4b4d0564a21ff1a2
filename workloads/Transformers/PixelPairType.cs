using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Workloads.Transformers;

/// <summary>One extent for height and width, or a list of the two.</summary>
public sealed class PixelPairType : ConfigType<(long Height, long Width)>
{
    private static readonly ConfigType<long> Extent = ConfigTypes.Whole(1, 1 << 20);

    public override bool TryRead(ConfigNode node, Diagnostics into, out (long Height, long Width) value)
    {
        value = default;
        if (node is ListNode { Items: [var first, var second] })
        {
            bool both = Extent.TryRead(first, into, out long height) & Extent.TryRead(second, into, out long width);
            value = (height, width);
            return both;
        }

        bool read = Extent.TryRead(node, into, out long side);
        value = (side, side);
        return read;
    }

    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(Extent.Schema(), new JsonObject { ["type"] = "array", ["items"] = Extent.Schema(), ["minItems"] = 2, ["maxItems"] = 2 }),
    };
}
