using System.Collections.Immutable;
using HwSim.Cli.Cluster.Kubernetes;
using HwSim.Cli.Cluster.Slurm;

namespace HwSim.Cli.Cluster;

/// <summary>Every engine; a new one is one line here.</summary>
internal static class ClusterEngines
{
    public static ImmutableArray<IClusterEngine> All { get; } = [new SlurmEngine(), new KubernetesEngine()];

    /// <summary>An engine by its name.</summary>
    public static IClusterEngine Find(string name) => All.Single(e => e.Name == name);
}
