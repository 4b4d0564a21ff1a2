using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Workloads.Transformers;
using HwSim.Workloads.Transformers.Families;

namespace HwSim.Workloads.Yaml;

/// <summary>The keys of a Hugging Face configuration, written in YAML; unlike in a <c>config.json</c>, every key must be one that matters.</summary>
internal sealed class ModelConfigType : ConfigType<MappingNode>
{
    private static readonly ImmutableArray<string> Known = [.. ModelKeys.All.Select(k => k.Name), "architectures"];

    public override bool TryRead(ConfigNode node, Diagnostics into, [MaybeNullWhen(false)] out MappingNode value)
    {
        ArgumentNullException.ThrowIfNull(into);
        value = node as MappingNode;
        if (value is null)
        {
            ArgumentNullException.ThrowIfNull(node);
            into.Add(DiagnosticCode.WrongNodeKind, node.At, $"a transformer is written as 'key: value' lines, not as {node.KindName}");
            return false;
        }

        int before = into.Count;
        foreach (ScalarNode key in value.Entries.Select(e => e.Key).Where(k => !Known.Contains(k.Value)))
        {
            into.Add(DiagnosticCode.UnknownKey, key.At, $"unknown key '{key.Value}' in a transformer", Suggest.From(key.Value, Known, "keys"));
        }

        return into.Count == before;
    }

    public override JsonObject Schema()
    {
        JsonObject properties = new() { ["architectures"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } } };
        foreach (ModelKey key in ModelKeys.All)
        {
            JsonObject schema = key.Schema();
            schema["description"] = key.Description;
            properties[key.Name] = new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        }

        properties[ModelKeys.ModelType.Name] = new JsonObject { ["enum"] = new JsonArray([.. ModelTypes.All.Keys.Order(StringComparer.Ordinal).Select(k => (JsonNode)k)]) };
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = new JsonArray(ModelKeys.ModelType.Name), ["additionalProperties"] = false };
    }
}
