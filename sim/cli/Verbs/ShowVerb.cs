using System.CommandLine;
using System.Text.Json.Nodes;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine;
using HwSim.Core.Machine;
using HwSim.Core.Results;
using Spectre.Console;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim show NAME</c>: a machine resolved with the sources of its figures, or a workload with its operations.</summary>
internal static class ShowVerb
{
    private const string SchemaName = "hwsim.show/1";

    public static Command Command()
    {
        Argument<string> name = new("NAME") { Description = "A machine or workload: a preset's name, a file, or 'host' for this computer." };
        Option<string[]> set = CommonOptions.Set();
        Option<string?> json = CommonOptions.Json();
        WorkloadOptionSet workload = new();
        Command command = new("show", "Show a machine resolved with its parts and sources, or a workload with its operations and counts.") { name, set, json };
        workload.AddTo(command);
        command.SetAction(parsed =>
        {
            Diagnostics problems = [];
            return Run(parsed.GetValue(name)!, parsed.GetValue(set)!, workload.Read(parsed, problems), parsed.GetValue(json), problems);
        });
        return command;
    }

    private static int Run(string name, string[] set, WorkloadArguments workload, string? json, Diagnostics problems)
    {
        if (json is not null)
        {
            OutputFiles.CheckFile(json);
        }

        if (!Path.Exists(name) && Path.GetExtension(name).Length == 0 && !WorkloadInput.IsWorkload(name, problems) && name != HostMachine.Name && Accelerators.Machines.Preset(name) is null)
        {
            IEnumerable<string> presets = Accelerators.Machines.Presets.Concat(WorkloadInput.Presets().Select(p => p.Name));
            problems.Add(DiagnosticCode.UnknownName, new SourceText("name", name).Start, $"there is no preset '{name}' and no such file", Suggest.From(name, presets, "presets"));
        }

        InputException.ThrowIfAny(problems);
        JsonObject document = WorkloadInput.IsWorkload(name, problems) ? ShowWorkload(name, workload, problems, json is null) : ShowMachine(name, set, problems, json is null);
        document["schema"] = SchemaName;
        if (json is not null)
        {
            JsonTarget.Write(json, document.ToJsonString(JsonText.Indented) + "\n");
        }

        return ExitCode.Fine;
    }

    private static JsonObject ShowMachine(string name, string[] set, Diagnostics problems, bool print)
    {
        MachineInput? machine = MachineInput.Load(name, set, problems);
        InputException.ThrowIfAny(problems);
        Parameter[] parameters = [.. Digest.Flatten(machine!.File)];
        if (print)
        {
            Terminal.WriteLine($"{machine.Accelerator.Spec.Name}: {machine.Accelerator.Spec.Description}");
            Print("configuration", ["key", "value"], parameters.Select(p => new[] { p.Path, p.Value }));
            Print("constants", ["constant", "value", "trust", "source"], machine.Accelerator.Constants.Select(c => new[] { c.Name, c.Value, $"{c.Trust}".ToLowerInvariant(), c.Source }));
        }

        return new JsonObject
        {
            ["machine"] = machine.Accelerator.Spec.Name,
            ["description"] = machine.Accelerator.Spec.Description,
            ["configuration"] = new JsonObject(parameters.Select(p => KeyValuePair.Create(p.Path, (JsonNode?)p.Value))),
            ["constants"] = new JsonArray([.. machine.Accelerator.Constants.Select(Constant)]),
        };
    }

    private static JsonNode Constant(ConstantUse constant) => new JsonObject
    {
        ["name"] = constant.Name,
        ["value"] = constant.Value,
        ["source"] = constant.Source,
        ["trust"] = $"{constant.Trust}".ToLowerInvariant(),
    };

    private static JsonObject ShowWorkload(string name, WorkloadArguments arguments, Diagnostics problems, bool print)
    {
        Core.Graph.WorkloadGraph? graph = WorkloadInput.Load(name, arguments, problems);
        InputException.ThrowIfAny(problems);
        if (print)
        {
            Terminal.WriteLine(FormattableString.Invariant($"{graph!.Name}: {graph.Operations.Length} operations, {graph.Macs:N0} MACs, {graph.Parameters:N0} parameters"));
            Print("operations", ["operation", "kind", "shape", "MACs"], graph.Operations.Select(o => new[]
            {
                o.Name, $"{o.Kind}", o.Lowered?.ToString() ?? (o.Outputs.IsEmpty ? "" : string.Join('x', o.Outputs[0].Shape)), FormattableString.Invariant($"{o.Macs:N0}"),
            }));
            foreach (Finding finding in graph.Findings)
            {
                Terminal.WriteLine($"{$"{finding.Level}".ToLowerInvariant()}: {finding.Message}");
            }
        }

        return new JsonObject
        {
            ["workload"] = graph!.Name,
            ["macs"] = graph.Macs,
            ["parameters"] = graph.Parameters,
            ["operations"] = new JsonArray([.. graph.Operations.Select(o => (JsonNode)new JsonObject
            {
                ["name"] = o.Name, ["kind"] = $"{o.Kind}".ToLowerInvariant(), ["m"] = o.Lowered?.M, ["n"] = o.Lowered?.N, ["k"] = o.Lowered?.K, ["count"] = o.Lowered?.Count ?? o.Repeat, ["macs"] = o.Macs,
            })]),
            ["findings"] = new JsonArray([.. graph.Findings.Select(f => (JsonNode)f.Message)]),
        };
    }

    private static void Print(string title, string[] columns, IEnumerable<string[]> rows)
    {
        Table table = new Table().Title(title).Border(TableBorder.Simple).AddColumns(columns);
        foreach (string[] row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        Terminal.Out.Write(table);
    }
}
