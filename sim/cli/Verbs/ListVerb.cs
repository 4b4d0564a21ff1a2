using System.CommandLine;
using System.Text.Json.Nodes;
using HwSim.Accelerators.Energy;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using Spectre.Console;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim list</c>: what ships.</summary>
internal static class ListVerb
{
    private const string SchemaName = "hwsim.list/1";

    public static Command Command()
    {
        Option<string?> json = CommonOptions.Json();
        Command command = new("list", "List presets: machines, workloads, techniques, energy tables.") { json };
        command.SetAction(parsed => Run(parsed.GetValue(json)));
        return command;
    }

    private static int Run(string? json)
    {
        (string Title, (string Name, string Description)[] Rows)[] groups =
        [
            ("machines", [.. Accelerators.Machines.Presets.Select(n => (n, Description(n)))]),
            ("machine models", [.. Accelerators.Machines.Models.Values.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => (m.Name, m.Description))]),
            ("workloads", [.. WorkloadInput.Presets()]),
            ("techniques", [.. WorkloadInput.Techniques()]),
            ("energy tables", [.. EnergyTables.Shipped.Names.Select(n => (n, EnergyTables.Shipped.Find(n)!.Description))]),
        ];

        if (json is not null)
        {
            OutputFiles.CheckFile(json);
            JsonTarget.Write(json, Document(groups));
            return ExitCode.Fine;
        }

        foreach ((string title, (string Name, string Description)[] rows) in groups)
        {
            Table table = new Table().Title(Markup.Escape(title)).Border(TableBorder.Simple).AddColumns("name", "description");
            foreach ((string name, string description) in rows)
            {
                table.AddRow(Markup.Escape(name), Markup.Escape(description));
            }

            Terminal.Out.Write(table);
        }

        return ExitCode.Fine;
    }

    private static string Description(string preset)
    {
        Diagnostics problems = [];
        return Accelerators.Machines.Resolve(Accelerators.Machines.Preset(preset)!, [], problems)?["description"] is ScalarNode text ? text.Value : "";
    }

    private static string Document((string Title, (string Name, string Description)[] Rows)[] groups)
    {
        JsonObject document = new() { ["schema"] = SchemaName };
        foreach ((string title, (string Name, string Description)[] rows) in groups)
        {
            document[title.Replace(' ', '_')] = new JsonArray([.. rows.Select(r => (JsonNode)new JsonObject { ["name"] = r.Name, ["description"] = r.Description })]);
        }

        return document.ToJsonString(JsonText.Indented) + "\n";
    }
}
