using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads;
using HwSim.Workloads.Onnx;
using HwSim.Workloads.ScaleSim;
using HwSim.Workloads.Techniques;
using HwSim.Workloads.Transformers;
using HwSim.Workloads.Yaml;

namespace HwSim.Cli.Input;

/// <summary>A workload that the user named: a preset, or a file told apart by its extension.</summary>
internal static class WorkloadInput
{
    private const string FileKinds = ".yaml, .onnx, .json (a Hugging Face config), .csv (a SCALE-Sim topology)";

    /// <summary>The presets with a description each.</summary>
    public static IEnumerable<(string Name, string Description)> Presets() =>
        WorkloadPresets.Names.Select(n => (n, WorkloadFile.Load(WorkloadPresets.Text(n)!, [], [])!.Description));

    /// <summary>The techniques with what they do and how they are written.</summary>
    public static IEnumerable<(string Name, string Description, string Usage)> Techniques() => TechniqueRegistry.All.Select(t => (t.Name, t.Description, t.Usage));

    /// <summary>The JSON Schema of workload files.</summary>
    public static JsonObject Schema() => WorkloadFile.Schema();

    /// <summary>True where the name is a workload's and not a machine's.</summary>
    public static bool IsWorkload(string name, Diagnostics into)
    {
        if (!Path.Exists(name))
        {
            return WorkloadPresets.Names.Contains(name);
        }

        return Path.GetExtension(name) is not (".yaml" or ".yml")
            || (InputFile.Text(name, into) is { } text && YamlText.Parse(text, []) is MappingNode root && root["workload"] is not null);
    }

    /// <summary>Reads a workload that is to be built with different options, once: what makes its graph; null after diagnostics.</summary>
    public static Func<WorkloadOptions, Diagnostics, WorkloadGraph?>? Reader(string name, WorkloadArguments arguments, Diagnostics into)
    {
        ITechnique?[] techniques = [.. arguments.Techniques.Select(t => TechniqueText.Read(new SourceText("--technique", t), into))];
        SourceText? text = Path.GetExtension(name) is ".yaml" or ".yml" ? InputFile.Text(name, into) : Path.Exists(name) ? null : WorkloadPresets.Text(name);
        WorkloadFile? file = text is null ? null : WorkloadFile.Load(text, arguments.Overrides, into);
        if (!into.IsEmpty)
        {
            return null;
        }

        return (options, problems) =>
        {
            WorkloadGraph? graph = file is null ? Read(name, arguments with { Options = options }, problems) : file.Build(options, problems);
            return graph is null ? null : techniques.Aggregate(graph, (g, t) => t!.Apply(g));
        };
    }

    /// <summary>Reads a workload and applies the techniques; null after diagnostics.</summary>
    public static WorkloadGraph? Load(string name, WorkloadArguments arguments, Diagnostics into)
    {
        WorkloadGraph? graph = Read(name, arguments, into);
        foreach (string text in arguments.Techniques)
        {
            ITechnique? technique = TechniqueText.Read(new SourceText("--technique", text), into);
            graph = graph is null || technique is null ? null : technique.Apply(graph);
        }

        return graph;
    }

    private static WorkloadGraph? Read(string name, WorkloadArguments arguments, Diagnostics into)
    {
        if (!Path.Exists(name) && Path.GetExtension(name) is not (".yaml" or ".yml" or ".onnx" or ".json" or ".csv") && !name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            if (WorkloadPresets.Text(name) is { } preset)
            {
                return WorkloadFile.Load(preset, arguments.Overrides, into)?.Build(arguments.Options, into);
            }

            into.Add(DiagnosticCode.UnknownName, new SourceText("workload", name).Start, $"there is no workload preset '{name}' and no such file", Suggest.From(name, WorkloadPresets.Names, "presets"));
            return null;
        }

        string title = Path.GetFileNameWithoutExtension(name);
        switch (Path.GetExtension(name).ToLowerInvariant())
        {
            case ".onnx":
                return InputFile.Bytes(name, InputFile.LargestModel, into) is { } content ? OnnxReader.Read(name, content, Options(name, arguments), into) : null;
            case ".json":
                string folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(name))) ?? title;
                return InputFile.Text(name, into) is { } config ? TransformerWorkload.Read(config, title == "config" ? folder : title, arguments.Options, into) : null;
            case ".csv" or ".tsv" or ".txt":
                Topology? topology = InputFile.Text(name, into) is { } rows ? TopologyReader.Read(rows, title, arguments.Gemm ? TopologyKind.Gemm : TopologyKind.Convolution, into) : null;
                return topology is null ? null : TopologyGraph.Of(topology);
            case ".yaml" or ".yml":
                return InputFile.Text(name, into) is { } text ? WorkloadFile.Load(text, arguments.Overrides, into)?.Build(arguments.Options, into) : null;
            default:
                into.Add(DiagnosticCode.UnsupportedModel, new SourceText(name, "").Start, "this kind of file is not a workload that can be read", $"workloads are {FileKinds}");
                return null;
        }
    }

    private static OnnxOptions Options(string path, WorkloadArguments arguments)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        return new OnnxOptions
        {
            Dimensions = arguments.Dimensions,
            ExternalLength = LengthOf,
        };

        long? LengthOf(string relative)
        {
            FileInfo file = new(Path.Combine(folder, relative));
            if (!file.Exists)
            {
                return null;
            }

            arguments.UsesWeights(relative, file.FullName);
            return file.Length;
        }
    }
}
