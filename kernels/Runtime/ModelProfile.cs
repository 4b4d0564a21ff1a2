using System.Collections.Immutable;
using System.Text.Json;

namespace HwSim.Kernels.Runtime;

/// <summary>Reads the profiles that ONNX Runtime writes.</summary>
public static class ModelProfile
{
    private const string KernelSuffix = "_kernel_time";

    /// <summary>The nodes in the order in which they first ran; the first call, which warms up, is left out.</summary>
    /// <exception cref="JsonException">The text is no profile.</exception>
    public static ImmutableArray<ProfiledNode> Read(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Dictionary<string, (string Operator, string Provider, double Sum, double First, int Calls)> nodes = [];
        foreach (JsonElement entry in document.RootElement.EnumerateArray())
        {
            if (entry.GetProperty("cat").GetString() != "Node" || entry.GetProperty("name").GetString() is not { } name || !name.EndsWith(KernelSuffix, StringComparison.Ordinal))
            {
                continue;
            }

            JsonElement details = entry.GetProperty("args");
            double took = entry.GetProperty("dur").GetDouble();
            string key = name[..^KernelSuffix.Length];
            nodes[key] = nodes.TryGetValue(key, out var seen)
                ? seen with { Sum = seen.Sum + took, Calls = seen.Calls + 1 }
                : (Text(details, "op_name"), Text(details, "provider"), took, took, 1);
        }

        return [.. nodes.Select(n => new ProfiledNode(
            n.Key, n.Value.Operator, n.Value.Provider, n.Value.Calls == 1 ? n.Value.First : (n.Value.Sum - n.Value.First) / (n.Value.Calls - 1)))];
    }

    private static string Text(JsonElement details, string key) => details.TryGetProperty(key, out JsonElement value) ? value.GetString() ?? "" : "";
}
