using System.CommandLine;
using System.Text.Json.Nodes;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Machine;
using HwSim.Kernels.Runtime;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim schema KIND</c>: the JSON Schema of a kind of file, for editors.</summary>
internal static class SchemaVerb
{
    public static Command Command()
    {
        Argument<string> kind = new("KIND") { Description = "machine, workload, study, suite or energy_table." };
        kind.AcceptOnlyFromAmong("machine", "workload", StudyFile.Kind, SuiteFile.Kind, EnergyTableFile.Kind);
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
            SuiteFile.Kind => SuiteFile.Schema(),
            _ => FileSchema.Of(EnergyTableFile.Kind, EnergyTableFile.Type.Schema(), []),
        };
        string target = output ?? "-";
        OutputFiles.CheckFile(target);
        JsonTarget.Write(target, schema.ToJsonString(JsonText.Indented) + "\n");
        return ExitCode.Fine;
    }
}
