using System.CommandLine;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results;
using HwSim.Reports.Trace;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim run MACHINE WORKLOAD</c>: one simulation.</summary>
internal static class RunVerb
{
    public static Command Command()
    {
        Argument<string> machine = new("MACHINE") { Description = "A machine preset (see 'hwsim list') or a YAML file." };
        Argument<string> workload = new("WORKLOAD") { Description = "A workload preset, or a .yaml, .onnx, Hugging Face config.json or SCALE-Sim .csv file." };
        Option<string[]> set = CommonOptions.Set();
        Option<string?> fidelity = new("--fidelity") { Description = "analytic (closed forms), event (tiles, buffers, contention) or cycle (every PE). Left out: event where the machine has it, else analytic.", HelpName = "analytic|event|cycle" };
        Option<string?> folder = new("--out", "-o") { Description = "Write result.json, operations.csv, report.html, report.md and trace.json to DIR.", HelpName = "DIR" };
        Option<string?> json = CommonOptions.Json();
        WorkloadOptionSet options = new();
        Command command = new("run", "Simulate a workload on a machine.") { machine, workload, set, fidelity, folder, json };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            Diagnostics problems = [];
            WorkloadArguments arguments = options.Read(parsed, problems);
            Fidelity? level = parsed.GetValue(fidelity) is { } word ? OptionText.Read(fidelity.Name, word, OptionText.Fidelities, problems) : null;
            return Run(
                parsed.GetValue(machine)!, parsed.GetValue(workload)!, parsed.GetValue(set)!, arguments, level,
                parsed.GetValue(folder), parsed.GetValue(json), CommandLine.Of(parsed), problems);
        });
        return command;
    }

    private static int Run(
        string machineName, string workloadName, string[] set, WorkloadArguments arguments, Fidelity? level, string? folder, string? json, string commandLine,
        Diagnostics problems)
    {
        MachineInput? machine = MachineInput.Load(machineName, set, problems);
        WorkloadGraph? workload = WorkloadInput.Load(workloadName, arguments, problems);
        Fidelity fidelity = level ?? (machine?.Accelerator.Fidelities.Contains(Fidelity.Event) is false ? Fidelity.Analytic : Fidelity.Event);
        if (machine is not null && !machine.Accelerator.Fidelities.Contains(fidelity))
        {
            problems.Add(DiagnosticCode.UnsupportedFidelity, new SourceText("--fidelity", $"{fidelity}").Start, $"'{machineName}' has no {fidelity} level".ToLowerInvariant(), $"it has {string.Join(", ", machine.Accelerator.Fidelities)}".ToLowerInvariant());
        }

        InputException.ThrowIfAny(problems);
        if (folder is not null)
        {
            OutputFiles.CheckFolder(folder);
        }

        if (json is not null)
        {
            OutputFiles.CheckFile(json);
        }

        RunRequest request = new(machine!.Accelerator, machine.File, workload!, arguments.Techniques, fidelity, ProductVersion.Text, commandLine);
        PerfettoTrace? trace = folder is not null && fidelity != Fidelity.Analytic ? new PerfettoTrace(machine.Accelerator.Spec.Name, machine.Accelerator.Spec.Clock) : null;
        RunResult result = Simulation.Run(request, trace);
        if (folder is not null)
        {
            RunFiles.Write(folder, result, trace);
        }

        if (json is not null)
        {
            JsonTarget.Write(json, ResultJson.Write(result));
        }

        if (json != "-")
        {
            RunSummary.Print(result, folder);
        }

        return ExitCode.Fine;
    }
}
