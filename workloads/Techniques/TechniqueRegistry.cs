using System.Collections.Immutable;

namespace HwSim.Workloads.Techniques;

/// <summary>Every technique. One more: one file beside this one and one line here.</summary>
public static class TechniqueRegistry
{
    public static ImmutableArray<TechniqueInfo> All { get; } = [NmPruning.Info, ElementFormat.Info];
}
