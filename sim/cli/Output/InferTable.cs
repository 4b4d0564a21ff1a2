using System.Globalization;
using HwSim.Accelerators.Coupled.Inference;
using HwSim.Core.Units;
using Spectre.Console;

namespace HwSim.Cli.Output;

/// <summary>The short answer of <c>hwsim infer</c> on the terminal.</summary>
internal static class InferTable
{
    public static void Print(string machine, string model, InferenceRequest request, InferenceResult result)
    {
        Terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model} on {machine}: batch {request.Batch}, {request.Prompt} tokens in, {request.Generate} out"));
        if (result.Infeasible is { } reason)
        {
            Terminal.WriteLine($"cannot run: {reason}");
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("figure", "value");
        table.AddRow("time to first token", Time(result.FirstToken));
        table.AddRow("time per token", Time(result.TokenSeconds));
        table.AddRow("tokens per second", Number(result.TokensPerSecond));
        table.AddRow("energy per token", result.JoulesPerToken is { } joules ? new Joules(joules).ToString() : "no figure of power");
        table.AddRow("bound by", $"{result.Prefill?.BoundBy ?? "-"} in prefill, {result.LastStep?.BoundBy ?? "-"} in decode");
        table.AddRow("weights", Size(result.Memory.Weights));
        table.AddRow("cache of a sequence", Size(result.Memory.CachePerSequence));
        table.AddRow("largest batch", string.Create(CultureInfo.InvariantCulture, $"{result.Memory.LargestBatch:N0} ({result.Memory.LargestBatchWithCacheOnHost:N0} with the cache on the host)"));
        table.AddRow("on the host", string.Create(CultureInfo.InvariantCulture, $"{result.Placement.Weights:P0} of weights, {result.Placement.Cache:P0} of the cache"));
        table.AddRow("moved in device memory", Size(result.PrefillTraffic.Device + result.DecodeTraffic.Device));
        table.AddRow("moved to the device", Size(result.PrefillTraffic.ToDevice + result.DecodeTraffic.ToDevice));
        table.AddRow("moved to the host", Size(result.PrefillTraffic.ToHost + result.DecodeTraffic.ToHost));
        Terminal.Out.Write(table);
    }

    private static string Time(double? seconds) => seconds is { } s ? new Seconds(s).ToString() : "-";

    private static string Size(double bytes) => new Bytes((long)bytes).ToString();

    private static string Number(double? value) => value?.ToString("N1", CultureInfo.InvariantCulture) ?? "-";
}
