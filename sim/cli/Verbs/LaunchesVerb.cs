using System.Collections.Immutable;
using System.CommandLine;
using HwSim.Accelerators.Coupled;
using HwSim.Accelerators.Coupled.Profile;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim launches</c>: the profiler's view of a workload over batches, or of a recorded trace, and what fusing chains of kernels would give.</summary>
internal static class LaunchesVerb
{
    private const long MostBatch = 1 << 14;

    private static readonly ImmutableArray<long> UsualBatches = [1, 2, 4, 8, 16, 32, 64, 128];

    private static readonly ImmutableArray<int> UsualLengths = [2, 4, 8, 16, 32, 64, 128, 256];

    public static Command Command()
    {
        Argument<string?> machine = new("MACHINE") { Description = "A coupled machine: a preset or a YAML file.", Arity = ArgumentArity.ZeroOrOne };
        Argument<string?> workload = new("WORKLOAD") { Description = "A workload preset or file.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> trace = new("--trace") { Description = "Read a trace of the PyTorch profiler (Kineto JSON) instead of simulating.", HelpName = "FILE" };
        Option<string?> batches = new("--batches") { Description = "Batches to run, such as 1,2,4,8. Left out: powers of two up to 128.", HelpName = "LIST" };
        Option<string?> lengths = new("--lengths") { Description = "Lengths of chains to fuse, such as 2,4,8. Left out: powers of two up to 256.", HelpName = "LIST" };
        Option<string?> score = new("--least-score") { Description = "The proximity score from which a chain is fused, 0 to 1; default: 1.", HelpName = "SHARE" };
        Option<string[]> set = CommonOptions.Set();
        Option<string?> json = CommonOptions.Json();
        WorkloadOptionSet options = new();
        Command command = new("launches", "Launch and queuing time, GPU idle, where a workload turns from host-bound to device-bound, and what fusing kernels would give.") { machine, workload, trace, batches, lengths, score, set, json };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            Diagnostics problems = [];
            if (parsed.GetValue(json) is { } target)
            {
                OutputFiles.CheckFile(target);
            }

            ImmutableArray<int> chain = [.. NumberList.Read(lengths.Name, parsed.GetValue(lengths), 2, 1 << 16, [.. UsualLengths.Select(l => (long)l)], problems).Select(l => (int)l)];
            double least = OptionText.Read(score.Name, parsed.GetValue(score), ConfigTypes.Share, problems) ?? 1;
            LaunchesDocument document = parsed.GetValue(trace) is { } file
                ? Imported(file, chain, least, problems)
                : Simulated(
                    parsed.GetValue(machine), parsed.GetValue(workload), parsed.GetValue(set)!, options.Read(parsed, problems),
                    NumberList.Read(batches.Name, parsed.GetValue(batches), 1, MostBatch, UsualBatches, problems), chain, least, problems);
            if (parsed.GetValue(json) is { } output)
            {
                JsonTarget.Write(output, document.Text());
            }

            if (parsed.GetValue(json) != "-")
            {
                LaunchesTable.Print(document);
            }

            return ExitCode.Fine;
        });
        return command;
    }

    private static LaunchesDocument Imported(string file, ImmutableArray<int> lengths, double least, Diagnostics problems)
    {
        ImportedTrace? trace = InputFile.Text(file, problems) is { } text ? KinetoTrace.Read(text, problems) : null;
        InputException.ThrowIfAny(problems);
        return new LaunchesDocument(Path.GetFileName(file), "", [new LaunchesRow(null, trace!.Launches)], null, Chains(trace.Kernels, lengths, least), trace.WithoutLaunch, trace.Skipped);
    }

    private static LaunchesDocument Simulated(
        string? machineName, string? workloadName, string[] set, WorkloadArguments arguments, ImmutableArray<long> batches, ImmutableArray<int> lengths, double least, Diagnostics problems)
    {
        if (machineName is null || workloadName is null)
        {
            problems.Add(DiagnosticCode.BadCommandLine, new SourceText("launches", "").Start, "'launches' needs MACHINE and WORKLOAD, or --trace FILE");
        }

        InputException.ThrowIfAny(problems);
        MachineInput? machine = MachineInput.Load(machineName!, set, problems);
        if (machine is { Accelerator: not CoupledMachine })
        {
            problems.Add(DiagnosticCode.UnsupportedFeature, new SourceText("machine", machineName!).Start, $"'{machineName}' has no host that launches kernels", "use a coupled machine, such as gh200 or h100-pcie");
        }

        InputException.ThrowIfAny(problems);
        CoupledMachine coupled = (CoupledMachine)machine!.Accelerator;
        WorkloadGraph At(long batch)
        {
            WorkloadGraph? graph = WorkloadInput.Load(workloadName!, arguments with { Options = arguments.Options with { Batch = batch } }, problems);
            InputException.ThrowIfAny(problems);
            return graph!;
        }

        ImmutableArray<LaunchesRow> rows = [.. batches.Select(b => new LaunchesRow(b, coupled.Schedule(At(b), Fidelity.Event, NoTrace.Instance).Launches))];
        TurningPoint turn = TurningPoint.Of(
            b =>
            {
                Core.Results.LaunchProfile closed = coupled.Schedule(At(b), Fidelity.Analytic, NoTrace.Instance).Launches;
                return (closed.HostSeconds, closed.KernelSeconds);
            },
            MostBatch);
        return new LaunchesDocument(coupled.Spec.Name, workloadName!, rows, turn, Chains(coupled.KernelsOf(At(batches[0])), lengths, least), 0, 0);
    }

    private static ImmutableArray<ChainAnalysis> Chains(ImmutableArray<int> kernels, ImmutableArray<int> lengths, double least) =>
        [.. lengths.Where(l => l <= kernels.Length).Select(l => KernelChains.Of(kernels, l, least))];
}
