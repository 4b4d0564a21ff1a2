using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using HwSim.Core.Config;
using HwSim.Core.Machine;
using HwSim.Workloads;

namespace HwSim.Cli.Input;

/// <summary>Reads option values with the types that files are read with, so that mistakes get the same messages.</summary>
internal static class OptionText
{
    public static ConfigType<Fidelity> Fidelities { get; } = ConfigTypes.Choice("fidelities", ("analytic", Fidelity.Analytic), ("event", Fidelity.Event), ("cycle", Fidelity.Cycle));

    public static ConfigType<Phase> Phases { get; } = ConfigTypes.Choice("phases", ("prefill", Phase.Prefill), ("inference", Phase.Prefill), ("decode", Phase.Decode), ("train", Phase.Train));

    public static ConfigType<long> Any64 { get; } = ConfigTypes.Whole(long.MinValue, long.MaxValue);

    /// <summary>The value of an option; null where it is not given, or after a diagnostic.</summary>
    public static T? Read<T>(string option, string? text, ConfigType<T> type, Diagnostics into)
        where T : struct => text is not null && TryRead(option, text, type, into, out T value) ? value : null;

    /// <summary>One of a few words; the first of them after a diagnostic.</summary>
    public static string Word(string option, string text, string whatTheyAre, IReadOnlyList<string> words, Diagnostics into) =>
        TryRead(option, text, ConfigTypes.Choice(whatTheyAre, [.. words.Select(w => (w, w))]), into, out string? word) ? word! : words[0];

    /// <summary>The thing that a word stands for; null after a diagnostic.</summary>
    public static T? Choice<T>(string option, string text, ConfigType<T> type, Diagnostics into)
        where T : class => TryRead(option, text, type, into, out T? value) ? value : null;

    /// <summary><c>name=extent</c> pairs.</summary>
    public static ImmutableDictionary<string, long> Extents(string option, IEnumerable<string> texts, Diagnostics into)
    {
        ImmutableDictionary<string, long>.Builder extents = ImmutableDictionary.CreateBuilder<string, long>();
        foreach (string text in texts)
        {
            SourceText source = new(option, text);
            int equals = text.LastIndexOf('=');
            string name = equals < 0 ? "" : text[..equals].Trim();
            if (name.Length == 0)
            {
                into.Add(DiagnosticCode.BadOverride, source.Start, $"'{text}' is not name=extent", $"write name=extent, such as {option} batch=8");
            }
            else if (ConfigTypes.CountOrZero.TryRead(new ScalarNode(new Place(source, 1, equals + 2), text[(equals + 1)..]), into, out long extent) && !extents.TryAdd(name, extent))
            {
                into.Add(DiagnosticCode.DuplicateKey, source.Start, $"the dimension '{name}' is set twice");
            }
        }

        return extents.ToImmutable();
    }

    private static bool TryRead<T>(string option, string text, ConfigType<T> type, Diagnostics into, [MaybeNullWhen(false)] out T value) =>
        type.TryRead(new ScalarNode(new SourceText(option, text).Start, text), into, out value);
}
