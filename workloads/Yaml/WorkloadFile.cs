using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Building;
using HwSim.Workloads.Transformers;

namespace HwSim.Workloads.Yaml;

/// <summary>A workload file, read and checked.</summary>
public sealed class WorkloadFile
{
    private readonly WorkloadSpec spec;

    private WorkloadFile(WorkloadSpec spec) => this.spec = spec;

    public string Name => spec.Name;

    public string Description => spec.Description;

    /// <summary>What others print about the network; null where the file says nothing.</summary>
    public PublishedCounts? Published => spec.Published;

    /// <summary>Reads YAML text, laid over its base preset, with <c>path=value</c> overrides over both.</summary>
    /// <returns>The file, or null after diagnostics.</returns>
    public static WorkloadFile? Load(SourceText source, IEnumerable<string> overrides, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(into);
        ConfigLoader loader = new(WorkloadPresets.Text, WorkloadPresets.Names, "--set-workload");
        int before = into.Count;
        return loader.Load(source, "workload", overrides, into) is { } root && WorkloadSpecType.Type.TryRead(root, into, out WorkloadSpec? spec) && into.Count == before
            ? new WorkloadFile(spec)
            : null;
    }

    /// <summary>The JSON Schema of workload files.</summary>
    public static JsonObject Schema() => FileSchema.Of("workload", WorkloadSpecType.Type.Schema(), WorkloadPresets.Names);

    /// <summary>Builds the graph; <paramref name="options"/> go over the file's own values.</summary>
    /// <returns>The graph, or null after diagnostics.</returns>
    public WorkloadGraph? Build(WorkloadOptions options, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(into);
        if (!options.Check(into))
        {
            return null;
        }

        WorkloadOptions run = options.Over(spec.Run);
        return spec.Transformer is { } keys ? Transformer(keys, run, into) : OperationList(run, into);
    }

    private WorkloadGraph? Transformer(MappingNode keys, WorkloadOptions run, Diagnostics into)
    {
        if (TransformerConfig.Read(keys, into) is not { } model)
        {
            return null;
        }

        TensorFormat format = spec.Format ?? model.Format;
        TensorFormat weights = spec.Weights?.Format ?? format;
        WorkloadGraph? graph = TransformerWorkload.Build(spec.Name, model, run, new ElementFormats(format, weights), spec.At, into);
        return graph is not null && spec.Weights?.Sparsity is { } sparsity ? Techniques.FilterRewrite.Apply(graph, f => f with { Sparsity = sparsity }) : graph;
    }

    private WorkloadGraph? OperationList(WorkloadOptions run, Diagnostics into)
    {
        int before = into.Count;
        if ((run.Sequence ?? run.Context) is not null || run.Phase == Phase.Decode)
        {
            into.Add(DiagnosticCode.Inconsistent, spec.At, $"'{spec.Name}' is an operation list: it has no tokens, so no sequence, context or decode phase", "leave these out, or use a transformer");
            return null;
        }

        TensorFormat format = spec.Format ?? TensorFormat.Fp16;
        GraphBuilder graph = new(new ElementFormats(format, format));
        bool train = run.Phase == Phase.Train;
        try
        {
            new OperationListBuilder(graph, spec, run.Batch ?? 1, train, into).Build(spec.Operations);
            return into.Count == before ? graph.Build(spec.Name, train) : null;
        }
        catch (OverflowException)
        {
            into.Add(DiagnosticCode.OutOfRange, spec.At, "the workload is out of range: its totals do not fit 64 bits", "lower the extents or the batch");
            return null;
        }
    }
}
