using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads.Yaml;

/// <summary>A workload file as written.</summary>
internal sealed record WorkloadSpec
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    public PublishedCounts? Published { get; init; }

    /// <summary>The element format of everything that does not say otherwise; null where the file leaves it open.</summary>
    public TensorFormat? Format { get; init; }

    public WeightFormat? Weights { get; init; }

    /// <summary>The file's own values for what the command line can set.</summary>
    public required WorkloadOptions Run { get; init; }

    /// <summary>The shape of one sample.</summary>
    public ImmutableArray<long> Input { get; init; } = [];

    /// <summary>The operation list; empty for a transformer.</summary>
    public ImmutableArray<OperationEntry> Operations { get; init; } = [];

    /// <summary>The keys of a model configuration; null for an operation list.</summary>
    public MappingNode? Transformer { get; init; }

    /// <summary>Where messages about the whole file point to.</summary>
    public required Place At { get; init; }
}
