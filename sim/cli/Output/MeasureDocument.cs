using System.Text.Json.Nodes;
using HwSim.Cli.Input;
using HwSim.Kernels.Runtime;

namespace HwSim.Cli.Output;

/// <summary>What was measured, as a JSON document.</summary>
internal static class MeasureDocument
{
    public const string SchemaName = "hwsim.measure/1";

    /// <summary>The document. Times are in seconds.</summary>
    public static JsonObject Of(string device, string source, HostDescription host, RunSettings settings, IEnumerable<KernelMeasurement> measured, IEnumerable<ProfiledNode> nodes) => new()
    {
        ["schema"] = SchemaName,
        ["device"] = device,
        ["source"] = source,
        ["host"] = host.ToJson(),
        ["threads"] = settings.Threads,
        ["provider"] = settings.Provider,
        ["rows"] = new JsonArray([.. measured.Select(m => (JsonNode)Row(m))]),
        ["nodes"] = new JsonArray([.. nodes.Select(n => (JsonNode)new JsonObject { ["name"] = n.Name, ["operator"] = n.Operator, ["provider"] = n.Provider, ["seconds"] = n.Microseconds * 1e-6 })]),
    };

    private static JsonObject Row(KernelMeasurement measured)
    {
        JsonObject row = new() { ["kernel"] = measured.Case.Kernel, ["dtype"] = measured.Case.DataType, ["params"] = JsonNode.Parse(measured.Case.ParametersJson) };
        if (measured.Times is not { } times)
        {
            row["fault"] = measured.Fault;
            return row;
        }

        row["seconds"] = times.Median * 1e-6;
        row["least"] = times.Least * 1e-6;
        row["p10"] = times.P10 * 1e-6;
        row["p90"] = times.P90 * 1e-6;
        row["calls"] = times.Calls;
        row["flops_per_second"] = measured.Flops > 0 ? measured.Flops / (times.Median * 1e-6) : null;
        return row;
    }
}
