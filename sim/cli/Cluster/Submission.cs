using System.Collections.Immutable;

namespace HwSim.Cli.Cluster;

/// <summary>A study that was split for a cluster: all that is needed to write its scripts again.</summary>
internal sealed record Submission
{
    public required string Engine { get; init; }

    /// <summary>The study's name.</summary>
    public required string Study { get; init; }

    /// <summary>The digest of everything that its results depend on.</summary>
    public required string Digest { get; init; }

    /// <summary>How many points it has.</summary>
    public required long Points { get; init; }

    /// <summary>The snapshot of the study file, as a path from the folder, with slashes.</summary>
    public required string File { get; init; }

    public required int Shards { get; init; }

    /// <summary>What jobs are called: a DNS label that no other folder has, so that a scheduler can be asked for it.</summary>
    public required string JobName { get; init; }

    /// <summary>What the merge is called.</summary>
    public string MergeName => JobName + "-merge";

    /// <summary>The words that start HwSim on a node.</summary>
    public required ImmutableArray<string> Program { get; init; }

    /// <summary>True where the costs of operations are kept as well.</summary>
    public bool Operations { get; init; }

    public required JobSettings Jobs { get; init; }
}
