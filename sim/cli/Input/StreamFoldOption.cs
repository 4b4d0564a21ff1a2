using System.Collections.Immutable;
using System.Globalization;
using HwSim.Accelerators.Fpga.Streaming;
using HwSim.Core.Config;

namespace HwSim.Cli.Input;

/// <summary><c>--fold NAME=IN,OUT,GROUP,FINE</c>.</summary>
internal static class StreamFoldOption
{
    private const string Usage = "write --fold NAME=IN,OUT,GROUP,FINE, such as --fold conv1=3,8,1,9";

    /// <summary>The stages with the foldings that are given, and their names.</summary>
    public static (ImmutableArray<StreamStage> Stages, HashSet<string> Folded) Apply(ImmutableArray<StreamStage> stages, IEnumerable<string> texts, Diagnostics into)
    {
        HashSet<string> folded = [];
        foreach (string text in texts)
        {
            SourceText source = new("--fold", text);
            int equals = text.LastIndexOf('=');
            string[] parts = equals < 0 ? [] : text[(equals + 1)..].Split(',');
            long[] numbers = [.. parts.Select(p => long.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out long n) ? n : 0)];
            if (numbers.Length != 4 || numbers.Contains(0))
            {
                into.Add(DiagnosticCode.BadOverride, source.Start, $"'{text}' is no folding", Usage);
                continue;
            }

            string name = text[..equals];
            int at = stages.IndexOf(stages.FirstOrDefault(s => s.Name == name && s.IsProduct)!);
            StreamFolding folding = new(numbers[0], numbers[1], numbers[2], numbers[3]);
            if (at < 0)
            {
                into.Add(DiagnosticCode.UnknownName, source.Start, $"there is no product '{name}' to fold", Suggest.From(name, stages.Where(s => s.IsProduct).Select(s => s.Name), "products"));
            }
            else if (FoldingChoices.Refusal(stages[at], folding) is { } reason)
            {
                into.Add(DiagnosticCode.Inconsistent, source.Start, reason);
            }
            else
            {
                stages = stages.SetItem(at, stages[at] with { Folding = folding });
                folded.Add(name);
            }
        }

        return (stages, folded);
    }
}
