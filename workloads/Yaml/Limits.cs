namespace HwSim.Workloads.Yaml;

/// <summary>The largest values that workload files may hold; far beyond any network, small enough to compute with at once.</summary>
internal static class Limits
{
    /// <summary>Height and width of an image.</summary>
    public const long Extent = 1 << 20;

    /// <summary>Kernel, stride, dilation and padding.</summary>
    public const long Kernel = 4096;
}
