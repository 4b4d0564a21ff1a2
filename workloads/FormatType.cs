using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads;

/// <summary>How element formats are written.</summary>
internal static class FormatType
{
    public static ConfigType<TensorFormat> Named { get; } = ConfigTypes.Choice("element formats", [.. TensorFormat.Named.Select(f => (f.Name, f))]);
}
