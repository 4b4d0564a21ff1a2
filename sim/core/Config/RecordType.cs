using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace HwSim.Core.Config;

/// <summary>A mapping with declared keys; unknown and missing keys are errors.</summary>
/// <param name="description">What the mapping describes, for the schema and for messages.</param>
public sealed class RecordType<T>(string description, Func<FieldList, Func<FieldValues, T>> declare) : ConfigType<T>
{
    private readonly Lazy<(FieldList Fields, Func<FieldValues, T> Build)> declaration = new(() =>
    {
        FieldList fields = new();
        return (fields, declare(fields));
    });

    public override bool TryRead(ConfigNode node, Diagnostics into, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        ArgumentNullException.ThrowIfNull(into);
        (FieldList fields, Func<FieldValues, T> build) = declaration.Value;
        if (node is not MappingNode mapping)
        {
            ArgumentNullException.ThrowIfNull(node);
            into.Add(DiagnosticCode.WrongNodeKind, node.At, $"{description} is written as 'key: value' lines, not as {node.KindName}");
            return false;
        }

        int before = into.Count;
        foreach (KeyValuePair<ScalarNode, ConfigNode> entry in mapping.Entries)
        {
            if (!fields.Has(entry.Key.Value))
            {
                into.Add(DiagnosticCode.UnknownKey, entry.Key.At, $"unknown key '{entry.Key.Value}' in {description}", Suggest.From(entry.Key.Value, fields.Declared.Select(f => f.Key), "keys"));
            }
        }

        FieldValues values = new(mapping, into, fields.Declared.Count);
        foreach (Field field in fields.Declared)
        {
            field.Read(mapping, description, into, values);
        }

        if (into.Count > before)
        {
            return false;
        }

        value = build(values);
        return into.Count == before;
    }

    public override JsonObject Schema()
    {
        FieldList fields = declaration.Value.Fields;
        JsonObject properties = [];
        foreach (Field field in fields.Declared)
        {
            JsonObject schema = field.Schema();
            schema["description"] = field.Description;
            properties[field.Key] = schema;
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = description,
            ["properties"] = properties,
            ["required"] = new JsonArray([.. fields.Declared.Where(f => f.IsRequired).Select(f => (JsonNode)f.Key)]),
            ["additionalProperties"] = false,
        };
    }
}
