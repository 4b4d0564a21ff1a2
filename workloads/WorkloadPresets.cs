using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Workloads;

/// <summary>The workloads that HwSim brings along.</summary>
public static class WorkloadPresets
{
    private static readonly EmbeddedTexts Shipped = new(typeof(WorkloadPresets).Assembly, "presets/");

    /// <summary>Their names, in alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } = Shipped.Names;

    /// <summary>The text of a preset, or null where there is none of that name.</summary>
    public static SourceText? Text(string name) => Shipped.Find(name);
}
