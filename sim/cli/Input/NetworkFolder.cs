using System.Collections.Immutable;
using System.Text.Json;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Results.Measured;
using HwSim.Workloads;

namespace HwSim.Cli.Input;

/// <summary>
/// Finds the workloads of measured networks: a row names its <c>model</c>, and the folder has a workload file, a configuration or an ONNX
/// model of that name. <c>batch</c>, <c>seq</c> and <c>mode</c> (inf, train_fwd, train) set the workload's; other numbers are dimensions of an ONNX model.
/// </summary>
/// <param name="folder">The folder; null where the user named none.</param>
internal sealed class NetworkFolder(string? folder)
{
    private static readonly ImmutableArray<string> Extensions = [".yaml", ".onnx", ".json"];

    /// <summary>The workload of a row, or why there is none.</summary>
    public (WorkloadGraph? Graph, string Reason) Find(Measurement row)
    {
        if (folder is null)
        {
            return (null, "a whole network needs its workload: --workloads DIR");
        }

        using JsonDocument parameters = JsonDocument.Parse(row.ParametersText);
        JsonElement all = parameters.RootElement;
        string model = Text(all, "model");
        if (Text(all, "option") is { Length: > 0 } option)
        {
            return (null, $"networks run with '{option}' are not modelled");
        }

        if (model.Length == 0 || model.AsSpan().ContainsAny('/', '\\') || Extensions.Select(e => Path.Combine(folder, model + e)).FirstOrDefault(File.Exists) is not { } file)
        {
            return (null, $"the folder '{folder}' has no workload '{model}' ({string.Join(", ", Extensions)})");
        }

        string mode = Text(all, "mode");
        WorkloadOptions options = new()
        {
            Batch = Count(all, "batch"),
            Sequence = Count(all, "seq"),
            Phase = mode == "train" ? Phase.Train : null,
            Logits = mode.Length > 0 ? LogitPositions.All : null,
        };
        Dictionary<string, long> dimensions = all.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number && p.Value.TryGetInt64(out _)).ToDictionary(p => p.Name, p => p.Value.GetInt64());
        Diagnostics problems = [];
        WorkloadGraph? graph = WorkloadInput.Load(file, new WorkloadArguments(options, dimensions, [], [], false), problems);
        return (problems.IsEmpty ? graph : null, problems.IsEmpty ? "" : $"its workload cannot be read: {problems.First()}");
    }

    private static string Text(JsonElement all, string name) => all.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static long? Count(JsonElement all, string name) => all.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long count) ? count : null;
}
