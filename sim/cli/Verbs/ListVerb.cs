using System.CommandLine;
using System.Text.Json.Nodes;
using HwSim.Accelerators.Energy;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Kernels.Reference.Formats;
using Spectre.Console;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim list</c>: what ships.</summary>
internal static class ListVerb
{
    private const string SchemaName = "hwsim.list/1";

    public static Command Command()
    {
        Option<string?> json = CommonOptions.Json();
        Command command = new("list", "List presets: machines, workloads, techniques, number formats, energy tables.") { json };
        command.SetAction(parsed => Run(parsed.GetValue(json)));
        return command;
    }

    private static int Run(string? json)
    {
        (string Title, Entry[] Entries)[] groups =
        [
            ("machines", [.. Accelerators.Machines.Presets.Select(n => new Entry(n, Description(n)))]),
            ("machine models", [.. Accelerators.Machines.Models.Values.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => new Entry(m.Name, m.Description))]),
            ("workloads", [.. WorkloadInput.Presets().Select(w => new Entry(w.Name, w.Description))]),
            ("techniques", [.. WorkloadInput.Techniques().Select(t => new Entry(t.Name, t.Description, t.Usage))]),
            ("number formats", [.. FormatCatalogue.Words.Select(n => new Entry(n, FormatCatalogue.Read(new SourceText(n, n), [])!.Weights.Hardware.ProcessingElement))]),
            ("energy tables", [.. EnergyTables.Shipped.Names.Select(n => new Entry(n, EnergyTables.Shipped.Find(n)!.Description))]),
        ];

        if (json is not null)
        {
            OutputFiles.CheckFile(json);
            JsonTarget.Write(json, Document(groups));
            return ExitCode.Fine;
        }

        foreach ((string title, Entry[] entries) in groups)
        {
            Table table = new Table().Title(Markup.Escape(title)).Border(TableBorder.Simple).AddColumns("name", "description");
            foreach (Entry entry in entries)
            {
                table.AddRow(Markup.Escape(entry.Name), Markup.Escape(entry.Usage is null ? entry.Description : $"{entry.Description}\n{entry.Usage}"));
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

    private static string Document((string Title, Entry[] Entries)[] groups)
    {
        JsonObject document = new() { ["schema"] = SchemaName };
        foreach ((string title, Entry[] entries) in groups)
        {
            document[title.Replace(' ', '_')] = new JsonArray([.. entries.Select(e => (JsonNode)e.ToJson())]);
        }

        return document.ToJsonString(JsonText.Indented) + "\n";
    }

    /// <summary>One line of a list; techniques also say how they are written.</summary>
    private sealed record Entry(string Name, string Description, string? Usage = null)
    {
        public JsonObject ToJson()
        {
            JsonObject document = new() { ["name"] = Name, ["description"] = Description };
            if (Usage is not null)
            {
                document["usage"] = Usage;
            }

            return document;
        }
    }
}
