using System.CommandLine;
using HwSim.Core.Config;
using HwSim.Workloads;

namespace HwSim.Cli.Input;

/// <summary>The options that describe a workload.</summary>
internal sealed class WorkloadOptionSet
{
    private readonly Option<string?> batch = new("--batch") { Description = "Images or sequences at a time.", HelpName = "N" };
    private readonly Option<string?> sequence = new("--seq") { Description = "Tokens a sequence.", HelpName = "N" };
    private readonly Option<string?> context = new("--context") { Description = "Tokens in the key-value cache when a decode step starts.", HelpName = "N" };
    private readonly Option<string?> phase = new("--phase") { Description = "prefill, decode or train.", HelpName = "prefill|decode|train" };
    private readonly Option<string[]> dimensions = Repeatable("--dim", "name=extent", "Set a symbolic dimension of an ONNX model, e.g. --dim batch=8. Repeatable.");
    private readonly Option<string[]> techniques = Repeatable("--technique", "name(args)", "Apply a technique to the workload, e.g. --technique \"nm(2:4)\". Repeatable.");
    private readonly Option<string[]> overrides = Repeatable("--set-workload", "path=value", "Override a key of a workload file. Repeatable.");
    private readonly Option<bool> gemm = new("--gemm") { Description = "Read a SCALE-Sim topology as M, N, K rows." };

    public void AddTo(Command command)
    {
        command.Add(batch);
        command.Add(sequence);
        command.Add(context);
        command.Add(phase);
        command.Add(dimensions);
        command.Add(techniques);
        command.Add(overrides);
        command.Add(gemm);
    }

    /// <summary>What the options say; mistakes go to <paramref name="into"/>.</summary>
    public WorkloadArguments Read(ParseResult parsed, Diagnostics into) => new(
        new WorkloadOptions
        {
            Batch = Count(parsed, batch, into),
            Sequence = Count(parsed, sequence, into),
            Context = Count(parsed, context, into),
            Phase = OptionText.Read(phase.Name, parsed.GetValue(phase), OptionText.Phases, into),
        },
        OptionText.Extents(dimensions.Name, parsed.GetValue(dimensions)!, into),
        parsed.GetValue(techniques)!,
        parsed.GetValue(overrides)!,
        parsed.GetValue(gemm));

    /// <summary>Any whole number; which ones a workload can have is its own affair.</summary>
    private static long? Count(ParseResult parsed, Option<string?> option, Diagnostics into) => OptionText.Read(option.Name, parsed.GetValue(option), OptionText.Any64, into);

    private static Option<string[]> Repeatable(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, DefaultValueFactory = _ => [] };
}
