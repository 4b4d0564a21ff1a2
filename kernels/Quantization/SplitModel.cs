using HwSim.Core.Config;
using HwSim.Workloads.Onnx.Schema;
using Microsoft.ML.OnnxRuntime;

namespace HwSim.Kernels.Quantization;

/// <summary>
/// A model cut before every product that is quantized, so that any format can be put between: parts run one after another, weights of
/// products and quantized activations are inputs of the part that reads them. Without a format the parts compute what the model computes.
/// </summary>
internal sealed class SplitModel : IDisposable
{
    private readonly List<ModelPart> parts = [];
    private readonly Dictionary<string, int> lastUse = new(StringComparer.Ordinal);
    private readonly GraphProto graph;

    /// <exception cref="QuantizationException">ONNX Runtime cannot run it, or it cannot be cut.</exception>
    public SplitModel(QuantizableModel model)
    {
        graph = model.Proto.Graph;
        Dictionary<NodeProto, ProductSite> siteOf = model.Sites.ToDictionary<ProductSite, NodeProto, ProductSite>(s => s.Node, s => s, ReferenceEqualityComparer.Instance);
        PartPlan plan = new(graph, siteOf);
        Dictionary<string, int> types = plan.TypesOf(model.Proto, out Inputs);
        Outputs = [.. graph.Output.Select(o => o.Name).Where(plan.IsComputed)];
        try
        {
            foreach (PartPlan.Part part in plan.Parts(Outputs))
            {
                parts.Add(new ModelPart(model.Proto, part, types));
                foreach (string input in part.Inputs.Concat(part.Quantized.Select(s => s.ActivationName)))
                {
                    lastUse[input] = parts.Count - 1;
                }
            }
        }
        catch (OnnxRuntimeException e)
        {
            Dispose();
            throw Failed(e);
        }
    }

    /// <summary>The inputs that a caller gives: names with what ONNX Runtime says of them.</summary>
    public readonly IReadOnlyDictionary<string, NodeMetadata> Inputs;

    /// <summary>The outputs that are computed.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>The operator that makes an output.</summary>
    public string MakerOf(string output) => graph.Node.FirstOrDefault(n => n.Output.Contains(output))?.OpType ?? "";

    /// <summary>Runs all parts.</summary>
    /// <param name="inputs">A value for each input.</param>
    /// <param name="weights">A value for the weight of each product.</param>
    /// <param name="activation">Takes an activation on its way into a product and returns what goes in; the same value where nothing is changed.</param>
    /// <returns>The outputs; the caller disposes them.</returns>
    /// <exception cref="QuantizationException">ONNX Runtime cannot run it on these inputs.</exception>
    public Dictionary<string, OrtValue> Run(IReadOnlyDictionary<string, OrtValue> inputs, Func<ProductSite, OrtValue> weights, Func<ProductSite, OrtValue, OrtValue> activation)
    {
        Dictionary<string, OrtValue> live = new(inputs, StringComparer.Ordinal);
        try
        {
            for (int i = 0; i < parts.Count; i++)
            {
                parts[i].Run(live, weights, activation);
                foreach (string done in live.Keys.Where(k => !inputs.ContainsKey(k) && lastUse.GetValueOrDefault(k, -1) <= i && !Outputs.Contains(k)).ToArray())
                {
                    live[done].Dispose();
                    live.Remove(done);
                }
            }

            return Outputs.Distinct().ToDictionary(o => o, o => live[o]);
        }
        catch (OnnxRuntimeException e)
        {
            foreach ((string name, OrtValue value) in live)
            {
                if (!inputs.ContainsKey(name))
                {
                    value.Dispose();
                }
            }

            throw Failed(e);
        }
    }

    public void Dispose()
    {
        foreach (ModelPart part in parts)
        {
            part.Dispose();
        }
    }

    internal static QuantizationException Failed(OnnxRuntimeException e) => new(
        DiagnosticCode.BadOnnx, $"ONNX Runtime cannot run the model: {e.Message.ReplaceLineEndings(" ")}", "give inputs with --input and extents with --dim, or quantize only the weights with --weights-only");
}
