using Google.Protobuf;
using HwSim.Core.Config;
using HwSim.Workloads.Onnx.Schema;
using Microsoft.ML.OnnxRuntime;

namespace HwSim.Kernels.Quantization;

/// <summary>Which nodes of a graph run together: as many as possible, but no product before what feeds it.</summary>
internal sealed class PartPlan
{
    private readonly GraphProto graph;
    private readonly Dictionary<NodeProto, ProductSite> siteOf;
    private readonly Dictionary<NodeProto, int> level = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> madeAt = new(StringComparer.Ordinal);
    private readonly HashSet<string> constants;

    public PartPlan(GraphProto graph, Dictionary<NodeProto, ProductSite> siteOf)
    {
        this.graph = graph;
        this.siteOf = siteOf;
        constants = [.. graph.Initializer.Select(t => t.Name)];
        foreach (ValueInfoProto input in graph.Input.Where(i => !constants.Contains(i.Name)))
        {
            madeAt[input.Name] = -1;
        }

        foreach (NodeProto node in graph.Node)
        {
            ProductSite? site = siteOf.GetValueOrDefault(node);
            int at = Math.Max(0, Reads(node).Where(madeAt.ContainsKey).Select(n => madeAt[n] + (n == site?.ActivationName ? 1 : 0)).DefaultIfEmpty(0).Max());
            level[node] = at;
            foreach (string output in node.Output.Where(o => o.Length > 0))
            {
                madeAt[output] = at;
            }
        }
    }

    /// <summary>Nodes that run together.</summary>
    /// <param name="Nodes">In their order.</param>
    /// <param name="Inputs">Values from the caller or from earlier parts, activations that are quantized not among them.</param>
    /// <param name="Quantized">The products of this part.</param>
    /// <param name="Outputs">Values that later parts or the caller read.</param>
    /// <param name="Constants">Initializers that its nodes read.</param>
    internal sealed record Part(IReadOnlyList<NodeProto> Nodes, IReadOnlyList<string> Inputs, IReadOnlyList<ProductSite> Quantized, IReadOnlyList<string> Outputs, IReadOnlyList<TensorProto> Constants);

    /// <summary>Whether a value is made by a node.</summary>
    public bool IsComputed(string name) => madeAt.TryGetValue(name, out int at) && at >= 0;

    /// <summary>The parts in the order in which they run.</summary>
    public IEnumerable<Part> Parts(IEnumerable<string> wanted)
    {
        HashSet<string> kept = [.. wanted, .. CutValues()];
        ILookup<int, NodeProto> nodes = graph.Node.ToLookup(n => level[n]);
        foreach (int at in nodes.Select(g => g.Key).Order())
        {
            NodeProto[] here = [.. nodes[at]];
            ProductSite[] sites = [.. here.Select(n => siteOf.GetValueOrDefault(n)).OfType<ProductSite>()];
            string[] reads = [.. here.SelectMany(Plain).Distinct()];
            HashSet<string> used = [.. reads];
            yield return new Part(
                here,
                [.. reads.Where(n => madeAt.TryGetValue(n, out int made) && made < at)],
                sites,
                [.. here.SelectMany(n => n.Output).Where(kept.Contains)],
                [.. graph.Initializer.Where(t => used.Contains(t.Name))]);
        }
    }

    /// <summary>The element types of values between parts, by ONNX Runtime's own inference; this also checks that it knows all operators.</summary>
    /// <exception cref="QuantizationException">It does not, or a value between parts is no tensor.</exception>
    public Dictionary<string, int> TypesOf(ModelProto model, out IReadOnlyDictionary<string, NodeMetadata> inputs)
    {
        string[] cut = [.. CutValues().Except(graph.Output.Select(o => o.Name)).Where(n => madeAt[n] >= 0)];
        int outputs = graph.Output.Count;
        graph.Output.AddRange(cut.Select(c => new ValueInfoProto { Name = c }));
        try
        {
            using SessionOptions options = ModelPart.Options();
            using InferenceSession session = new(model.ToByteArray(), options);
            inputs = session.InputMetadata.Where(m => !constants.Contains(m.Key)).ToDictionary(m => m.Key, m => m.Value);
            Dictionary<string, int> types = [];
            foreach ((string name, NodeMetadata metadata) in session.OutputMetadata.Concat(inputs))
            {
                types[name] = metadata.IsTensor
                    ? (int)metadata.ElementDataType
                    : throw new QuantizationException(DiagnosticCode.UnsupportedModel, $"'{name}' is no tensor, so the model cannot be cut there", "quantize only the weights with --weights-only");
            }

            return types;
        }
        catch (OnnxRuntimeException e)
        {
            throw SplitModel.Failed(e);
        }
        finally
        {
            while (graph.Output.Count > outputs)
            {
                graph.Output.RemoveAt(outputs);
            }
        }
    }

    private IEnumerable<string> CutValues() => graph.Node
        .SelectMany(n => Reads(n).Where(r => madeAt.TryGetValue(r, out int made) && made < level[n]))
        .Distinct();

    /// <summary>What a node reads without its quantized operands.</summary>
    private IEnumerable<string> Plain(NodeProto node)
    {
        if (siteOf.GetValueOrDefault(node) is not { } site)
        {
            return Reads(node);
        }

        return Reads(node).Where((_, i) => i != site.Activation && i != site.Operand);
    }

    /// <summary>What a node reads, in its own graph or from inside of one that it holds.</summary>
    private static IEnumerable<string> Reads(NodeProto node) => node.Input.Concat(node.Attribute.Where(a => a.G is not null).SelectMany(a => a.G.Node.SelectMany(Reads).Concat(a.G.Output.Select(o => o.Name))));
}
