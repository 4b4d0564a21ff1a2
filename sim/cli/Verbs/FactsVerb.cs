using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using HwSim.Accelerators.Coupled;
using HwSim.Accelerators.Coupled.Memory;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using Spectre.Console;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim facts FILE</c>: memories and links of coupled machines against measured figures, inputs marked.</summary>
internal static class FactsVerb
{
    private const string SchemaName = "hwsim.facts/1";

    public static Command Command()
    {
        Argument<string> file = new("FILE") { Description = "Measured figures: CSV with the columns id, value and unit." };
        Option<string?> json = CommonOptions.Json();
        Command command = new("facts", "Hold memories and links of coupled machines against measured figures.") { file, json };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string path, string? json)
    {
        if (json is not null)
        {
            OutputFiles.CheckFile(json);
        }

        Diagnostics problems = [];
        Dictionary<string, (double Value, string Unit)>? facts = FactFile.Read(path, problems);
        InputException.ThrowIfAny(problems);
        (MemoryFact Fact, double Said, double Measured)[] rows = [.. MemoryFacts.All.Where(f => facts!.ContainsKey(f.Id) && facts[f.Id].Unit == f.Unit).Select(f => (f, f.Predict(MachineOf(f, problems)), facts![f.Id].Value))];
        if (rows.Length == 0)
        {
            problems.Add(DiagnosticCode.BadMeasurements, new SourceText(path, "").Start, "no machine says anything about these figures", $"known are {string.Join(", ", MemoryFacts.All.Select(f => f.Id).Take(5))}, ...");
        }

        InputException.ThrowIfAny(problems);
        if (json is not null)
        {
            JsonArray list = new([.. rows.Select(r => (JsonNode)new JsonObject { ["id"] = r.Fact.Id, ["machine"] = r.Fact.Machine, ["simulated"] = r.Said, ["measured"] = r.Measured, ["unit"] = r.Fact.Unit, ["error"] = (r.Said / r.Measured) - 1, ["input"] = r.Fact.IsInput })]);
            JsonTarget.Write(json, new JsonObject { ["schema"] = SchemaName, ["rows"] = list }.ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            Table table = new Table().Border(TableBorder.Simple).AddColumns("figure", "machine", "simulated", "measured", "error");
            foreach ((MemoryFact fact, double said, double measured) in rows)
            {
                table.AddRow(fact.Id, fact.Machine, Number(said, fact.Unit), Number(measured, fact.Unit), fact.IsInput ? "an input" : ((said / measured) - 1).ToString("P1", CultureInfo.InvariantCulture));
            }

            Terminal.Out.Write(table);
        }

        return ExitCode.Fine;
    }

    private static CoupledMachine MachineOf(MemoryFact fact, Diagnostics problems) =>
        (CoupledMachine)Accelerators.Machines.Build(Accelerators.Machines.Resolve(Accelerators.Machines.Preset(fact.Machine)!, fact.Overrides, problems)!, problems)!;

    private static string Number(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:G4} {unit}");
}
