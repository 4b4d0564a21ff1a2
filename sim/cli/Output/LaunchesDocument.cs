using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Accelerators.Coupled.Profile;
using HwSim.Core.Results;

namespace HwSim.Cli.Output;

/// <summary>What <c>hwsim launches</c> found.</summary>
internal sealed record LaunchesDocument(
    string Machine, string Workload, ImmutableArray<LaunchesRow> Rows, TurningPoint? Turn, ImmutableArray<ChainAnalysis> Chains, long WithoutLaunch, long Skipped)
{
    private const string SchemaName = "hwsim.launches/1";

    /// <summary>The JSON document.</summary>
    public string Text() => new JsonObject
    {
        ["schema"] = SchemaName,
        ["machine"] = Machine,
        ["workload"] = Workload,
        ["rows"] = new JsonArray([.. Rows.Select(Row)]),
        ["last_host_bound_batch"] = Turn?.LastHostBound,
        ["crossover_batch"] = Turn?.Crossover,
        ["chains"] = new JsonArray([.. Chains.Select(Chain)]),
        ["kernels_without_launch"] = WithoutLaunch,
        ["events_skipped"] = Skipped,
    }.ToJsonString(JsonText.Indented) + "\n";

    private static JsonNode Row(LaunchesRow row)
    {
        LaunchProfile p = row.Profile;
        return new JsonObject
        {
            ["batch"] = row.Batch,
            ["kernels"] = p.Kernels,
            ["copies"] = p.Copies,
            ["tklqt"] = p.Tklqt,
            ["launch_seconds"] = p.LaunchSeconds,
            ["queuing_seconds"] = p.QueuingSeconds,
            ["average_kernel_seconds"] = p.AverageKernelSeconds,
            ["latency"] = p.Latency,
            ["kernel_seconds"] = p.KernelSeconds,
            ["host_seconds"] = p.HostSeconds,
            ["gpu_idle"] = p.GpuIdle,
            ["bound_by"] = p.BoundBy,
        };
    }

    private static JsonNode Chain(ChainAnalysis c) => new JsonObject
    {
        ["length"] = c.Length,
        ["launches"] = c.Launches,
        ["chains"] = c.Chains,
        ["recommended"] = c.Recommended,
        ["fused"] = c.Fused,
        ["ideal_speedup"] = c.IdealSpeedup,
    };
}
