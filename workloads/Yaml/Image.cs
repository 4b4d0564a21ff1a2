using System.Globalization;

namespace HwSim.Workloads.Yaml;

/// <summary>The extents of one image of a batch.</summary>
internal readonly record struct Image(long Channels, long Height, long Width)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Channels} channels of {Height}x{Width}");
}
