using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Transformers;
using HwSim.Workloads.Yaml;

namespace HwSim.Workloads;

/// <summary>The ways in: presets by name, workload files, model configurations.</summary>
public static class WorkloadReader
{
    /// <summary>Reads a workload file in YAML, presets included.</summary>
    /// <returns>Its graph, or null after diagnostics.</returns>
    public static WorkloadGraph? ReadYaml(SourceText source, WorkloadOptions options, Diagnostics into) => WorkloadFile.Load(source, [], into)?.Build(options, into);

    /// <summary>Reads a Hugging Face <c>config.json</c>.</summary>
    /// <param name="name">What the workload is called, such as the folder of the file.</param>
    /// <returns>Its graph, or null after diagnostics.</returns>
    public static WorkloadGraph? ReadModelConfig(SourceText source, string name, WorkloadOptions options, Diagnostics into) => TransformerWorkload.Read(source, name, options, into);

    /// <summary>Reads a preset.</summary>
    /// <param name="name">The name as a user wrote it, with its place.</param>
    /// <returns>Its graph, or null after diagnostics.</returns>
    public static WorkloadGraph? ReadPreset(ScalarNode name, WorkloadOptions options, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(into);
        if (WorkloadPresets.Text(name.Value) is { } text)
        {
            return ReadYaml(text, options, into);
        }

        into.Add(DiagnosticCode.UnknownName, name.At, $"there is no workload preset '{name.Value}'", Suggest.From(name.Value, WorkloadPresets.Names, "presets"));
        return null;
    }

    /// <summary>The JSON Schema of workload files, for editors.</summary>
    public static JsonObject Schema() => WorkloadFile.Schema();
}
