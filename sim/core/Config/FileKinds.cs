using System.Collections.Immutable;

namespace HwSim.Core.Config;

/// <summary>The kinds of file that exist; each file names its own in its header.</summary>
public static class FileKinds
{
    /// <summary>Every kind, so that a file of another kind is called by its name.</summary>
    public static ImmutableArray<string> All { get; } = ["machine", "workload", "study", "suite", "claim", "profile", "energy_table", "technology_scaling", "gpu_constants", "kernel_list"];
}
