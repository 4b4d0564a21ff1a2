using System.Text.Json.Nodes;

namespace HwSim.Core.Config;

/// <summary>Free text on one or more lines.</summary>
public sealed class TextType : ConfigType<string>
{
    public override bool TryRead(ConfigNode node, Diagnostics into, out string value)
    {
        ScalarNode? scalar = Scalar(node, into, "text");
        value = scalar?.Value ?? "";
        return scalar is not null;
    }

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number", "boolean") };
}
