using System.Text.Json.Nodes;
using HwSim.Accelerators.Fpga;
using HwSim.Accelerators.Fpga.Streaming;

namespace HwSim.Cli.Output;

/// <summary>A streaming design as a JSON document.</summary>
internal static class StreamDocument
{
    public const string SchemaName = "hwsim.stream/1";

    public static JsonObject Of(string network, double rate, StreamDesign design, StreamDesign? nearest, string? least) => new()
    {
        ["schema"] = SchemaName,
        ["workload"] = network,
        ["device"] = design.Device.Name,
        ["wanted_rate"] = rate,
        ["design"] = Design(design),
        ["nearest"] = nearest is null ? null : Design(nearest),
        ["least_shortage"] = least,
    };

    private static JsonObject Design(StreamDesign design) => new()
    {
        ["clock_hertz"] = design.Clock.Value,
        ["rate"] = design.Rate,
        ["interval_cycles"] = design.Interval,
        ["latency_seconds"] = design.Latency.Value,
        ["shortage"] = design.Shortage,
        ["resources"] = Resources(design.Needs),
        ["stages"] = new JsonArray([.. design.Stages.Select((s, i) => (JsonNode)new JsonObject
        {
            ["name"] = s.Name,
            ["in"] = s.Folding.In,
            ["out"] = s.Folding.Out,
            ["group"] = s.Folding.Group,
            ["fine"] = s.Folding.Fine,
            ["interval_cycles"] = s.Interval,
            ["finish_cycles"] = design.Timing.Finish[i],
            ["buffered_pixels"] = design.Timing.Buffered[i],
            ["resources"] = Resources(design.Each[i]),
        })]),
    };

    private static JsonObject Resources(FpgaResources needs) => new([.. needs.Kinds.Select(k => KeyValuePair.Create(k.Name.ToLowerInvariant(), (JsonNode?)k.Count))]);
}
