using Google.Protobuf;
using HwSim.Workloads.Onnx.Schema;
using Microsoft.ML.OnnxRuntime;

namespace HwSim.Kernels.Quantization;

/// <summary>A part of a model as a session of its own.</summary>
internal sealed class ModelPart : IDisposable
{
    private readonly PartPlan.Part part;
    private readonly InferenceSession session;
    private readonly RunOptions run = new();
    private readonly string[] inputNames;

    /// <param name="whole">The model that it is a part of.</param>
    /// <param name="part">Its nodes.</param>
    /// <param name="types">Element types of values between parts.</param>
    /// <exception cref="OnnxRuntimeException">It cannot be run.</exception>
    public ModelPart(ModelProto whole, PartPlan.Part part, IReadOnlyDictionary<string, int> types)
    {
        this.part = part;
        GraphProto graph = new() { Name = "part" };
        Dictionary<NodeProto, ProductSite> sites = part.Quantized.ToDictionary<ProductSite, NodeProto, ProductSite>(s => s.Node, s => s, ReferenceEqualityComparer.Instance);
        graph.Node.AddRange(part.Nodes.Select(n => sites.TryGetValue(n, out ProductSite? site) ? Rewired(site) : n));
        graph.Initializer.AddRange(part.Constants);
        graph.Input.AddRange(part.Inputs.Select(n => Info(n, types[n])));
        graph.Input.AddRange(part.Quantized.Select(s => Info(ActivationOf(s), types[s.ActivationName])));
        graph.Input.AddRange(part.Quantized.Select(s => Info(WeightOf(s), s.Weight.DataType)));
        graph.Output.AddRange(part.Outputs.Select(n => new ValueInfoProto { Name = n }));
        ModelProto model = new() { IrVersion = whole.IrVersion, Graph = graph };
        model.OpsetImport.AddRange(whole.OpsetImport);
        model.Functions.AddRange(whole.Functions);
        inputNames = [.. graph.Input.Select(i => i.Name)];
        using SessionOptions options = Options();
        session = new InferenceSession(model.ToByteArray(), options);
    }

    /// <summary>One thread and no arena: the same sums on any machine, and memory that is given back.</summary>
    public static SessionOptions Options() => new()
    {
        IntraOpNumThreads = 1,
        InterOpNumThreads = 1,
        EnableCpuMemArena = false,
        EnableMemoryPattern = false,
        GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_BASIC,
        LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
    };

    /// <summary>Runs it on values that are there and adds what it makes to them.</summary>
    public void Run(Dictionary<string, OrtValue> live, Func<ProductSite, OrtValue> weights, Func<ProductSite, OrtValue, OrtValue> activation)
    {
        List<OrtValue> own = [];
        try
        {
            List<OrtValue> values = [.. part.Inputs.Select(n => live[n])];
            foreach (ProductSite site in part.Quantized)
            {
                OrtValue from = live[site.ActivationName];
                OrtValue value = activation(site, from);
                values.Add(value);
                if (value != from)
                {
                    own.Add(value);
                }
            }

            values.AddRange(part.Quantized.Select(weights));
            IDisposableReadOnlyCollection<OrtValue> made = session.Run(run, inputNames, values, part.Outputs);
            for (int i = 0; i < part.Outputs.Count; i++)
            {
                live[part.Outputs[i]] = made[i];
            }
        }
        finally
        {
            own.ForEach(v => v.Dispose());
        }
    }

    public void Dispose()
    {
        session.Dispose();
        run.Dispose();
    }

    private static string ActivationOf(ProductSite site) => $"{site.Node.Output[0]}::activation";

    private static string WeightOf(ProductSite site) => $"{site.Node.Output[0]}::weight";

    private static NodeProto Rewired(ProductSite site)
    {
        NodeProto node = site.Node.Clone();
        node.Input[site.Activation] = ActivationOf(site);
        node.Input[site.Operand] = WeightOf(site);
        return node;
    }

    private static ValueInfoProto Info(string name, int type) => new() { Name = name, Type = new TypeProto { TensorType = new TensorTypeProto { ElemType = type } } };
}
