using System.Globalization;
using System.Text.Json.Nodes;

namespace HwSim.Core.Config;

/// <summary>The JSON Schema (draft 2020-12) of whole files: the declared keys and the header that every file has.</summary>
public static class FileSchema
{
    /// <summary>Adds the header to the schema of a kind of file, or to each of its alternatives.</summary>
    /// <param name="kind">The kind, whose key names the file.</param>
    /// <param name="keys">The schema of the declared keys.</param>
    /// <param name="presets">What a file of this kind can be laid over; its keys are then optional. Empty where it cannot.</param>
    public static JsonObject Of(string kind, JsonObject keys, IReadOnlyCollection<string> presets)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(presets);
        foreach (JsonObject alternative in keys["anyOf"] is JsonArray all ? all.OfType<JsonObject>() : [keys])
        {
            JsonObject properties = alternative["properties"]!.AsObject();
            properties["hwsim"] = new JsonObject { ["const"] = int.Parse(ConfigLoader.Version, CultureInfo.InvariantCulture), ["description"] = "version of the file format" };
            if (presets.Count == 0)
            {
                alternative["required"]!.AsArray().Insert(0, "hwsim");
                continue;
            }

            properties["base"] = new JsonObject
            {
                ["enum"] = new JsonArray([.. presets.Select(p => (JsonNode)p)]),
                ["description"] = "a preset that this file is laid over; its keys are then optional here",
            };
            JsonObject complete = TakeRequired(alternative);
            alternative["anyOf"] = new JsonArray(new JsonObject { ["required"] = new JsonArray("base") }, complete);
            alternative["required"] = new JsonArray("hwsim", kind);
        }

        keys["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        keys["title"] = $"HwSim {kind} file";
        return keys;
    }

    /// <summary>
    /// Takes the required keys out of a mapping and the mappings in it, since a file that is laid over a base can leave any of them out.
    /// </summary>
    /// <returns>The schema that asks for all of them.</returns>
    private static JsonObject TakeRequired(JsonObject mapping)
    {
        JsonObject inside = [];
        foreach ((string key, JsonNode? value) in mapping["properties"]!.AsObject())
        {
            if (value is JsonObject child && child.ContainsKey("properties"))
            {
                inside[key] = TakeRequired(child);
            }
        }

        JsonNode required = mapping["required"] ?? new JsonArray();
        mapping.Remove("required");
        return new JsonObject { ["required"] = required, ["properties"] = inside };
    }
}
