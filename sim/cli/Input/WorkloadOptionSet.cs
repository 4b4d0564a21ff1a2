using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HwSim.Workloads;

namespace HwSim.Cli.Input;

/// <summary>The options that describe a workload.</summary>
internal sealed class WorkloadOptionSet
{
    private readonly Option<long?> batch = new("--batch") { Description = "Images or sequences at a time." };
    private readonly Option<long?> sequence = new("--seq") { Description = "Tokens a sequence." };
    private readonly Option<long?> context = new("--context") { Description = "Tokens in the key-value cache when a decode step starts." };
    private readonly Option<Phase?> phase = new("--phase") { Description = "prefill, decode or train.", HelpName = "prefill|decode|train" };
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
        dimensions.Validators.Add(CheckDimensions);
    }

    public WorkloadArguments Read(ParseResult parsed) => new(
        new WorkloadOptions { Batch = parsed.GetValue(batch), Sequence = parsed.GetValue(sequence), Context = parsed.GetValue(context), Phase = parsed.GetValue(phase) },
        parsed.GetValue(dimensions)!.Select(Split).ToDictionary(d => d.Name, d => d.Extent),
        parsed.GetValue(techniques)!,
        parsed.GetValue(overrides)!,
        parsed.GetValue(gemm));

    private static void CheckDimensions(OptionResult result)
    {
        string[] values = [.. result.Tokens.Select(t => t.Value)];
        foreach (string value in values.Where(v => Split(v) is not ({ Length: > 0 }, >= 0)))
        {
            result.AddError($"'{value}' is not name=extent with a whole extent, such as --dim batch=8");
        }

        if (values.GroupBy(v => Split(v).Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            result.AddError($"the dimension '{twice.Key}' is set twice");
        }
    }

    private static (string Name, long Extent) Split(string text)
    {
        int equals = text.LastIndexOf('=');
        return equals > 0 && long.TryParse(text[(equals + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out long extent) ? (text[..equals].Trim(), extent) : (text, -1);
    }

    private static Option<string[]> Repeatable(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, DefaultValueFactory = _ => [] };
}
