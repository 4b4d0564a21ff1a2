using System.Text.Json.Nodes;
using HwSim.Accelerators.Coupled.Inference;
using HwSim.Accelerators.Coupled.Schedule;

namespace HwSim.Cli.Output;

/// <summary>The document of <c>hwsim infer</c>: seconds, bytes on one GPU, joules.</summary>
internal static class InferDocument
{
    private const string SchemaName = "hwsim.infer/1";

    public static string Of(string machine, string model, InferenceRequest request, InferenceResult result) => new JsonObject
    {
        ["schema"] = SchemaName,
        ["machine"] = machine,
        ["model"] = model,
        ["batch"] = request.Batch,
        ["prompt"] = request.Prompt,
        ["generate"] = request.Generate,
        ["infeasible"] = result.Infeasible,
        ["ttft"] = result.FirstToken,
        ["seconds_per_token"] = result.TokenSeconds,
        ["seconds"] = result.Seconds,
        ["tokens_per_second"] = result.TokensPerSecond,
        ["joules_per_token"] = result.JoulesPerToken,
        ["memory"] = new JsonObject
        {
            ["weights"] = result.Memory.Weights,
            ["cache_per_sequence"] = result.Memory.CachePerSequence,
            ["activations_per_sequence"] = result.Memory.ActivationsPerSequence,
            ["usable"] = result.Memory.Usable,
            ["largest_batch"] = result.Memory.LargestBatch,
            ["largest_batch_with_cache_on_host"] = result.Memory.LargestBatchWithCacheOnHost,
        },
        ["placement"] = new JsonObject
        {
            ["weights_on_host"] = result.Placement.Weights,
            ["cache_on_host"] = result.Placement.Cache,
            ["access"] = $"{result.Placement.Access}".ToLowerInvariant(),
        },
        ["prefill_bytes"] = Bytes(result.PrefillTraffic),
        ["decode_bytes"] = Bytes(result.DecodeTraffic),
        ["kernels_prefill"] = result.Prefill?.Kernels,
        ["kernels_a_step"] = result.LastStep?.Kernels,
        ["bound_by_prefill"] = result.Prefill?.BoundBy,
        ["bound_by_decode"] = result.LastStep?.BoundBy,
        ["events"] = result.Events,
    }.ToJsonString(JsonText.Indented) + "\n";

    private static JsonObject Bytes(StepTraffic traffic) => new JsonObject
    {
        ["device_memory"] = traffic.Device,
        ["host_memory"] = traffic.Host,
        ["link_to_device"] = traffic.ToDevice,
        ["link_to_host"] = traffic.ToHost,
        ["peer"] = traffic.Peer,
    };
}
