using System.CommandLine;
using System.Text.Json.Nodes;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Machine;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim schema KIND</c>: the JSON Schema of a kind of file, for editors.</summary>
internal static class SchemaVerb
{
    public static Command Command()
    {
        Argument<string> kind = new("KIND") { Description = "machine, workload, study or energy_table." };
        kind.AcceptOnlyFromAmong("machine", "workload", StudyFile.Kind, EnergyTableFile.Kind);
        Option<string?> output = new("--out", "-o") { Description = "Write to FILE instead of standard output.", HelpName = "FILE" };
        Command command = new("schema", "Print the JSON Schema of a kind of file, so that editors complete and check it.") { kind, output };
        command.SetAction(parsed => Run(parsed.GetValue(kind)!, parsed.GetValue(output)));
        return command;
    }

    private static int Run(string kind, string? output)
    {
        JsonObject schema = kind switch
        {
            "machine" => Accelerators.Machines.Schema(),
            "workload" => WorkloadInput.Schema(),
            StudyFile.Kind => StudyFile.Schema(),
            _ => EnergyTableFile.Type.Schema(),
        };
        string target = output ?? "-";
        OutputFiles.CheckFile(target);
        JsonTarget.Write(target, WithHeader(kind, schema).ToJsonString(JsonText.Indented) + "\n");
        return ExitCode.Fine;
    }

    /// <summary>The schema of a whole file: the declared keys and the header that every file has.</summary>
    private static JsonObject WithHeader(string kind, JsonObject schema)
    {
        foreach (JsonObject alternative in schema["anyOf"] is JsonArray all ? all.OfType<JsonObject>() : [schema])
        {
            JsonObject properties = alternative["properties"]!.AsObject();
            properties["hwsim"] = new JsonObject { ["const"] = 1, ["description"] = "version of the file format" };
            properties["base"] = new JsonObject { ["type"] = "string", ["description"] = "a preset that this file is laid over; its keys are then optional here" };
            JsonObject complete = TakeRequired(alternative);
            alternative["anyOf"] = new JsonArray(new JsonObject { ["required"] = new JsonArray("base") }, complete);
            alternative["required"] = new JsonArray("hwsim", kind);
        }

        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["title"] = $"HwSim {kind} file";
        return schema;
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
