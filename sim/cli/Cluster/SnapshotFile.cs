namespace HwSim.Cli.Cluster;

/// <summary>A file of a snapshot.</summary>
/// <param name="Place">Its path within the snapshot, with slashes.</param>
/// <param name="Source">Where its content is.</param>
/// <param name="IsWeights">True where nothing but its length is used.</param>
internal sealed record SnapshotFile(string Place, string Source, bool IsWeights)
{
    public long Length => new FileInfo(Source).Length;
}
