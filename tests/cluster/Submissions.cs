using System.Collections.Immutable;
using HwSim.Cli.Cluster;

namespace HwSim.Tests.Cluster;

/// <summary>Submissions for tests.</summary>
internal static class Submissions
{
    /// <summary>Four shards of 42 points, with every setting that Slurm has.</summary>
    public static Submission Slurm { get; } = new()
    {
        Engine = "slurm",
        Study = "it's one",
        Digest = "0123456789abcdef",
        Points = 42,
        File = "study/here/it's one.yaml",
        Shards = 4,
        JobName = "hwsim-it-s-one-01234567",
        Program = ["/usr/bin/dotnet", "/opt/hw sim/hwsim.dll"],
        Operations = true,
        Jobs = new JobSettings { Cpus = 2, Time = new TimeSpan(1, 2, 3, 4), AtMost = 3, Partition = "long", Options = ["account=physics", "exclusive"] },
    };

    /// <summary>The same for Kubernetes, with words that it would replace.</summary>
    public static Submission Kubernetes { get; } = Slurm with
    {
        Engine = "kubernetes",
        Program = ["hwsim", "$(HOME)", "$$x", "$((1))"],
        Jobs = new JobSettings { Cpus = 2, Time = TimeSpan.FromHours(30), AtMost = 3, Image = "registry.example/hwsim:1.0" },
    };

    /// <summary>A state from what journals hold and what squeue prints.</summary>
    public static ClusterState State(ImmutableArray<long> kept, bool isMerged, string? squeue) =>
        ClusterState.Of(Slurm, kept, isMerged, squeue is null ? null : HwSim.Cli.Cluster.Slurm.Squeue.Read(squeue, Slurm.MergeName));
}
