namespace HwSim.Cli.Cluster;

/// <summary>A job as the scheduler sees it.</summary>
/// <param name="Id">What the scheduler calls it.</param>
/// <param name="Order">Rises with the time of submission.</param>
/// <param name="Shard">The shard that it runs; null for the merge.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="Says">The scheduler's own word for that, with its reason where that tells more.</param>
internal sealed record ClusterJob(string Id, long Order, int? Shard, JobPhase Phase, string Says);
