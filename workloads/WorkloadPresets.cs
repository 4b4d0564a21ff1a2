using System.Collections.Frozen;
using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Workloads;

/// <summary>The workloads that HwSim brings along.</summary>
public static class WorkloadPresets
{
    private const string Prefix = "presets/";
    private const string Suffix = ".yaml";

    private static readonly FrozenSet<string> Resources = typeof(WorkloadPresets).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Suffix, StringComparison.Ordinal)).ToFrozenSet();

    /// <summary>Their names, in alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Resources.Select(n => n[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal)];

    /// <summary>The text of a preset, or null where there is none of that name.</summary>
    public static SourceText? Text(string name)
    {
        string resource = Prefix + name + Suffix;
        if (!Resources.Contains(resource))
        {
            return null;
        }

        using Stream stream = typeof(WorkloadPresets).Assembly.GetManifestResourceStream(resource)!;
        using StreamReader reader = new(stream);
        return new SourceText($"{name}{Suffix}", reader.ReadToEnd());
    }
}
