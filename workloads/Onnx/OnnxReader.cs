using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx;

/// <summary>
/// Reads ONNX models of any opset into workloads. Shapes are inferred for given extents of the symbolic dimensions, integer
/// computations on shapes are folded, local functions are written out, and each node becomes the operations that it costs.
/// A node that only renames memory, or is known before the first run, becomes none; one without a model is costed by its bytes
/// and named in a finding.
/// </summary>
public static class OnnxReader
{
    /// <summary>Multiply-accumulates, or values moved; below what 64 bits hold so that totals and bits fit too.</summary>
    private const long MostWork = 1L << 58;

    /// <summary>Reads a model.</summary>
    /// <param name="file">What messages call the file; its last part without extension names the workload.</param>
    /// <param name="content">The whole file. It may be reused once the call returns.</param>
    /// <param name="options">What the file leaves open.</param>
    /// <param name="into">Takes what is wrong with the file.</param>
    /// <returns>The workload, or null after a diagnostic.</returns>
    public static WorkloadGraph? Read(string file, ReadOnlyMemory<byte> content, OnnxOptions options, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(into);
        try
        {
            return Import(file, ModelFile.Parse(content.Span), options);
        }
        catch (ImportException e)
        {
            into.Add(e.Code, new SourceText(file, "").Start, e.Message, e.Suggestion);
            return null;
        }
        catch (ArithmeticException)
        {
            into.Add(DiagnosticCode.BadOnnx, new SourceText(file, "").Start, "the sizes in this model do not fit 64 bits");
            return null;
        }
    }

    /// <summary>Walks the whole model.</summary>
    internal static ImportRun Walk(ModelProto model, OnnxOptions options, Action<OperatorNode>? visited = null)
    {
        ImportRun run = new(model, options) { Visited = visited };
        Scope scope = new(null, "");
        scope.Annotate(model.Graph.ValueInfo.Concat(model.Graph.Output));
        run.Walk.DefineInitializers(model.Graph, scope);
        GraphInputs.Define(model.Graph, scope, run.Bindings);
        run.Walk.Nodes(model.Graph.Node, scope);
        run.Bindings.Check();
        return run;
    }

    private static WorkloadGraph Import(string file, ModelProto model, OnnxOptions options)
    {
        ImportRun run = Walk(model, options);
        (Int128 macs, Int128 moved) = run.Portion.Work;
        if (macs > MostWork || moved > MostWork)
        {
            throw ImportException.Bad("the work of this model does not fit 64 bits");
        }

        return new WorkloadGraph(Path.GetFileNameWithoutExtension(file), [.. run.Portion.Operations], Findings(run));
    }

    private static ImmutableArray<Finding> Findings(ImportRun run)
    {
        List<Finding> findings = [];
        if (run.Bindings.Assumed.Count > 0)
        {
            findings.Add(new Finding(
                "assumed-dimension", FindingLevel.Note, $"the file leaves {Quoted.List(run.Bindings.Assumed)} open, which look like batches: set to 1"));
        }

        if (run.Portion.Unmodelled.Count > 0)
        {
            string[] counts = [.. run.Portion.Unmodelled.GroupBy(o => o).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => string.Create(CultureInfo.InvariantCulture, $"{Quoted.Name(g.Key)} x{g.Count()}"))];
            findings.Add(new Finding(
                "unmodelled-operator",
                FindingLevel.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{run.Portion.Unmodelled.Count} nodes have operators without a model and are costed by their bytes alone: {string.Join(", ", counts)}")));
        }

        if (run.Portion.Unknown.Count > 0)
        {
            findings.Add(new Finding(
                "unknown-shape",
                FindingLevel.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{run.Portion.Unknown.Count} nodes have shapes that cannot be known before a run and are costed by the bytes that are known, without their computation: {Quoted.List(run.Portion.Unknown)}")));
        }

        findings.AddRange(run.Portion.Assumed.Select(a => new Finding("assumption", FindingLevel.Warning, a)));
        return [.. findings];
    }
}
