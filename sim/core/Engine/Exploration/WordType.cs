using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>A single value that is kept with its place, to be understood later.</summary>
internal sealed class WordType : ConfigType<ScalarNode>
{
    public static readonly WordType Instance = new();

    public override bool TryRead(ConfigNode node, Diagnostics into, out ScalarNode value)
    {
        ScalarNode? scalar = Scalar(node, into, "a value");
        value = scalar!;
        return scalar is not null;
    }

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number", "boolean") };
}
