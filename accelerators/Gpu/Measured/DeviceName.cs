using System.Text.RegularExpressions;
using HwSim.Accelerators.Gpu.Kernels;

namespace HwSim.Accelerators.Gpu.Measured;

/// <summary>Takes names of machines with several devices apart: <c>8xA100-SXM4-80GB(DGX)</c>.</summary>
internal static partial class DeviceName
{
    /// <summary>The name of one device, and how several of them are linked.</summary>
    public static (string Name, CollectiveTopology Topology) Split(string device)
    {
        if (Several().Match(device) is not { Success: true } match)
        {
            return (device, CollectiveTopology.Host);
        }

        string name = match.Groups[1].Value;
        bool isSwitched = name.Contains("SXM", StringComparison.Ordinal);
        bool isPaired = match.Groups[2].Value.StartsWith("pair", StringComparison.OrdinalIgnoreCase);
        return (name, isSwitched ? CollectiveTopology.Switched : isPaired ? CollectiveTopology.Pairs : CollectiveTopology.Host);
    }

    [GeneratedRegex(@"^\d+x([^(]+)(?:\((.*)\))?$")]
    private static partial Regex Several();
}
