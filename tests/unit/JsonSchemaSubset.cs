using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HwSim.Tests.Unit;

/// <summary>Checks a document against the keywords of JSON Schema (draft 2020-12) that HwSim's schemas use; any other keyword is an error.</summary>
internal static class JsonSchemaSubset
{
    private static readonly HashSet<string> Annotations = ["$schema", "title", "description"];

    /// <summary>What is wrong; empty where the document is valid.</summary>
    public static IReadOnlyList<string> Validate(JsonObject schema, JsonNode? value, string at = "$") =>
        [.. schema.Where(k => !Annotations.Contains(k.Key)).SelectMany(k => Check(schema, k.Key, k.Value!, value, at))];

    private static IEnumerable<string> Check(JsonObject schema, string keyword, JsonNode rule, JsonNode? value, string at) => keyword switch
    {
        "type" => When(!Types(rule).Any(t => IsOf(t, value)), $"{at}: is not {rule}"),
        "enum" => When(!rule.AsArray().Any(e => JsonNode.DeepEquals(e, value)), $"{at}: {value} is not one of {rule.ToJsonString()}"),
        "const" => When(!(IsOf("number", value) && IsOf("number", rule) ? rule.GetValue<double>() == value!.GetValue<double>() : JsonNode.DeepEquals(rule, value)), $"{at}: {value} is not {rule}"),
        "minimum" => When(IsOf("number", value) && value!.GetValue<double>() < rule.GetValue<double>(), $"{at}: {value} is below {rule}"),
        "exclusiveMinimum" => When(IsOf("number", value) && value!.GetValue<double>() <= rule.GetValue<double>(), $"{at}: {value} is not above {rule}"),
        "maximum" => When(IsOf("number", value) && value!.GetValue<double>() > rule.GetValue<double>(), $"{at}: {value} is above {rule}"),
        "pattern" => When(IsOf("string", value) && !Regex.IsMatch(value!.GetValue<string>(), rule.GetValue<string>()), $"{at}: '{value}' does not match {rule}"),
        "minItems" => When(value is JsonArray list && list.Count < rule.GetValue<int>(), $"{at}: fewer than {rule} items"),
        "maxItems" => When(value is JsonArray list && list.Count > rule.GetValue<int>(), $"{at}: more than {rule} items"),
        "minProperties" => When(value is JsonObject few && few.Count < rule.GetValue<int>(), $"{at}: fewer than {rule} keys"),
        "items" => value is JsonArray items ? items.SelectMany((item, i) => Validate(rule.AsObject(), item, $"{at}[{i}]")) : [],
        "properties" => value is JsonObject map ? rule.AsObject().Where(p => map.ContainsKey(p.Key)).SelectMany(p => Validate(p.Value!.AsObject(), map[p.Key], $"{at}.{p.Key}")) : [],
        "additionalProperties" => Additional(schema, rule, value, at),
        "required" => value is JsonObject map ? rule.AsArray().Where(r => !map.ContainsKey(r!.GetValue<string>())).Select(r => $"{at}: '{r}' is missing") : [],
        "anyOf" => Some(rule, value, at, n => n >= 1),
        "oneOf" => Some(rule, value, at, n => n == 1),
        "allOf" => rule.AsArray().SelectMany(r => Validate(r!.AsObject(), value, at)),
        "not" => When(Validate(rule.AsObject(), value, at).Count == 0, $"{at}: is what it must not be"),
        _ => throw new JsonException($"{at}: the keyword '{keyword}' is not known"),
    };

    private static IEnumerable<string> Additional(JsonObject schema, JsonNode rule, JsonNode? value, string at)
    {
        IEnumerable<KeyValuePair<string, JsonNode?>> extra = value is JsonObject map ? map.Where(p => schema["properties"]?[p.Key] is null) : [];
        return rule is JsonObject type
            ? extra.SelectMany(p => Validate(type, p.Value, $"{at}.{p.Key}"))
            : rule.GetValue<bool>() ? [] : extra.Select(p => $"{at}: unknown key '{p.Key}'");
    }

    private static IEnumerable<string> Some(JsonNode rule, JsonNode? value, string at, Func<int, bool> enough)
    {
        IReadOnlyList<string>[] tried = [.. rule.AsArray().Select(r => Validate(r!.AsObject(), value, at))];
        int fitting = tried.Count(t => t.Count == 0);
        return enough(fitting) ? [] : [$"{at}: fits {fitting} alternatives", .. tried.SelectMany(t => t)];
    }

    private static IEnumerable<string> Types(JsonNode rule) => rule is JsonArray several ? several.Select(t => t!.GetValue<string>()) : [rule.GetValue<string>()];

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "null" => value is null,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() % 1 == 0,
        _ => throw new JsonException($"the type '{type}' is not known"),
    };

    private static IEnumerable<string> When(bool wrong, string message) => wrong ? [message] : [];
}
