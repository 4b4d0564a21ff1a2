using System.CommandLine;
using HwSim.Accelerators.Coupled;
using HwSim.Accelerators.Coupled.Inference;
using HwSim.Accelerators.Coupled.Memory;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim infer MACHINE MODEL</c>: prompts answered by a language model, from the first launch to the last token.</summary>
internal static class InferVerb
{
    private const long MostTokens = 1 << 20;

    private static readonly ConfigType<MemoryChoice> Choices = ConfigTypes.Choice("places", ("auto", MemoryChoice.Automatic), ("device", MemoryChoice.Device), ("host", MemoryChoice.Host));

    private static readonly ConfigType<HostAccess> Accesses = ConfigTypes.Choice("ways", ("direct", HostAccess.Direct), ("copy", HostAccess.Copy));

    public static Command Command()
    {
        Argument<string> machine = new("MACHINE") { Description = "A coupled machine: a preset such as gh200, or a YAML file." };
        Argument<string> model = new("MODEL") { Description = "A language model: a workload preset, or a .yaml or Hugging Face config.json file." };
        Option<string?> batch = new("--batch") { Description = "Sequences at a time; default: 1.", HelpName = "N" };
        Option<string?> prompt = new("--prompt") { Description = "Tokens of each prompt; default: 512.", HelpName = "N" };
        Option<string?> generate = new("--generate") { Description = "Tokens to generate; default: 128.", HelpName = "N" };
        Option<string?> weights = new("--weights") { Description = "Where weights lie; default: auto, on the host what does not fit.", HelpName = "auto|device|host" };
        Option<string?> cache = new("--cache") { Description = "Where keys and values lie; default: auto.", HelpName = "auto|device|host" };
        Option<string?> access = new("--access") { Description = "How kernels get what lies on the host; default: direct where the link is coherent.", HelpName = "direct|copy" };
        Option<string[]> techniques = new("--technique") { Description = "Apply a technique to the model, e.g. --technique \"format(weights=int4)\". Repeatable.", HelpName = "name(args)", DefaultValueFactory = _ => [] };
        Option<string[]> set = CommonOptions.Set();
        Option<string?> json = CommonOptions.Json();
        Command command = new("infer", "Prefill and decode of a language model: time to first token, time per token, memory, bytes, energy.") { machine, model, batch, prompt, generate, weights, cache, access, techniques, set, json };
        command.SetAction(parsed =>
        {
            Diagnostics problems = [];
            long Count(Option<string?> option, long otherwise) => OptionText.Read(option.Name, parsed.GetValue(option), ConfigTypes.Whole(1, MostTokens), problems) ?? otherwise;
            InferenceRequest request = new(Count(batch, 1), Count(prompt, 512), Count(generate, 128))
            {
                Weights = OptionText.Read(weights.Name, parsed.GetValue(weights), Choices, problems) ?? MemoryChoice.Automatic,
                Cache = OptionText.Read(cache.Name, parsed.GetValue(cache), Choices, problems) ?? MemoryChoice.Automatic,
                Access = OptionText.Read(access.Name, parsed.GetValue(access), Accesses, problems),
            };
            return Run(parsed.GetValue(machine)!, parsed.GetValue(model)!, request, parsed.GetValue(techniques)!, parsed.GetValue(set)!, parsed.GetValue(json), problems);
        });
        return command;
    }

    private static int Run(string machineName, string modelName, InferenceRequest request, string[] techniques, string[] set, string? json, Diagnostics problems)
    {
        if (json is not null)
        {
            OutputFiles.CheckFile(json);
        }

        MachineInput? machine = MachineInput.Load(machineName, set, problems);
        if (machine is { Accelerator: not CoupledMachine })
        {
            problems.Add(DiagnosticCode.UnsupportedFeature, new SourceText("machine", machineName).Start, $"'{machineName}' has no host that launches kernels", "use a coupled machine, such as gh200 or h100-pcie");
        }

        WorkloadArguments arguments = new(WorkloadOptions.Default, System.Collections.Immutable.ImmutableDictionary<string, long>.Empty, techniques, [], false);
        Func<WorkloadOptions, Diagnostics, WorkloadGraph?>? reader = WorkloadInput.Reader(modelName, arguments, problems);
        WorkloadGraph Step(StepRequest step)
        {
            WorkloadOptions options = step.IsDecode
                ? new WorkloadOptions { Batch = step.Batch, Context = step.Tokens, Phase = Phase.Decode }
                : new WorkloadOptions { Batch = step.Batch, Sequence = step.Tokens, Phase = Phase.Prefill };
            WorkloadGraph? graph = reader!(options, problems);
            InputException.ThrowIfAny(problems);
            return graph!;
        }

        InputException.ThrowIfAny(problems);
        CoupledMachine coupled = (CoupledMachine)machine!.Accelerator;
        InferenceResult result = new InferenceRun(coupled, Step).Run(request);
        if (json is not null)
        {
            JsonTarget.Write(json, InferDocument.Of(coupled.Spec.Name, modelName, request, result));
        }

        if (json != "-")
        {
            InferTable.Print(coupled.Spec.Name, modelName, request, result);
        }

        return ExitCode.Fine;
    }
}
