using System.Globalization;
using Google.Protobuf;
using HwSim.Core.Config;
using HwSim.Core.Results;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Kernels.Quantization;

/// <summary>An ONNX model whose constants stand among its initializers, and the products in it that can be quantized.</summary>
internal sealed class QuantizableModel
{
    private const int Tensor = 4;
    private const int External = 1;
    private const int Graph = 5;

    private readonly Dictionary<string, TensorProto> constants = new(StringComparer.Ordinal);

    private QuantizableModel(ModelProto model) => Proto = model;

    public ModelProto Proto { get; }

    /// <summary>The products of activations and constant weights, in the order of the graph.</summary>
    public IReadOnlyList<ProductSite> Sites { get; private set; } = [];

    /// <summary>What was left out, and why.</summary>
    public List<ResultFinding> Findings { get; } = [];

    /// <summary>Reads a model that was checked before.</summary>
    /// <param name="content">The file.</param>
    /// <param name="external">Bytes of a file beside it: path, offset, length.</param>
    /// <param name="operators">The operators whose products count; all where empty.</param>
    /// <exception cref="QuantizationException">There is nothing to quantize in it, or too much.</exception>
    public static QuantizableModel Read(byte[] content, Func<string, long, int, byte[]> external, IReadOnlyCollection<string> operators)
    {
        QuantizableModel model = new(Parsed(content));
        model.GatherConstants();
        model.TakeIn(external);
        model.FindSites(operators);
        return model;
    }

    /// <summary>Fields that are not read are kept here, so that the model can be written again; more can be wrong in them.</summary>
    private static ModelProto Parsed(byte[] content)
    {
        try
        {
            return ModelProto.Parser.ParseFrom(content);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or IndexOutOfRangeException or ArgumentException)
        {
            throw new QuantizationException(DiagnosticCode.BadOnnx, $"this is not a readable ONNX model, or it is damaged: {e.Message}");
        }
    }

    private void GatherConstants()
    {
        GraphProto graph = Proto.Graph;
        NodeProto[] nodes = [.. graph.Node];
        foreach (NodeProto node in nodes.Where(IsConstant))
        {
            TensorProto value = node.Attribute[0].T;
            value.Name = node.Output[0];
            graph.Initializer.Add(value);
        }

        graph.Node.Clear();
        graph.Node.AddRange(nodes.Where(n => !IsConstant(n)));

        foreach (TensorProto tensor in graph.Initializer)
        {
            constants[tensor.Name] = tensor;
        }

        // Names that only rename a constant: the products behind them are products with it.
        foreach (NodeProto node in graph.Node.Where(n => n.OpType == "Identity" && n.Input.Count == 1 && n.Output.Count == 1))
        {
            if (constants.TryGetValue(node.Input[0], out TensorProto? renamed))
            {
                constants[node.Output[0]] = renamed;
            }
        }
    }

    private static bool IsConstant(NodeProto node) => node.OpType == "Constant" && node.Attribute is [{ Type: Tensor, T: not null }] && node.Output.Count == 1;

    /// <summary>Puts values that are kept in other files into the model, which can then be handed on as bytes.</summary>
    private void TakeIn(Func<string, long, int, byte[]> external)
    {
        long all = 0;
        foreach (TensorProto tensor in Proto.Graph.Initializer.Where(t => t.DataLocation == External))
        {
            Dictionary<string, string> entries = tensor.ExternalData.ToDictionary(e => e.Key, e => e.Value);
            long length = entries.TryGetValue("length", out string? text) ? long.Parse(text, CultureInfo.InvariantCulture) : tensor.Dims.Aggregate(1L, (p, e) => p * e) * BytesOf(tensor.DataType);
            all += length;
            if (all > int.MaxValue)
            {
                throw new QuantizationException(DiagnosticCode.FileTooLarge, $"the weights beside the model take more than {new Core.Units.Bytes(int.MaxValue)}, which is what is quantized at once", "quantize tensors of it as .npy files");
            }

            tensor.RawData = UnsafeByteOperations.UnsafeWrap(external(entries["location"], entries.TryGetValue("offset", out string? at) ? long.Parse(at, CultureInfo.InvariantCulture) : 0, (int)length));
            tensor.ExternalData.Clear();
            tensor.ClearDataLocation();
        }
    }

    private static int BytesOf(int dataType) => (ElementCode)dataType switch
    {
        ElementCode.Float => 4,
        ElementCode.Float16 or ElementCode.BFloat16 => 2,
        ElementCode.UInt8 or ElementCode.Int8 => 1,
        _ => 8,
    };

    private void FindSites(IReadOnlyCollection<string> operators)
    {
        Sites = [.. Proto.Graph.Node.Select(n => ProductSite.Of(n, name => constants.GetValueOrDefault(name))).OfType<ProductSite>()];
        Restrict(operators);
        int nested = Nested(Proto.Graph).Count(n => n.OpType is "MatMul" or "Gemm" or "Conv" or "ConvTranspose");
        int integer = Proto.Graph.Node.Count(n => n.OpType is "ConvInteger" or "MatMulInteger" or "QLinearConv" or "QLinearMatMul" or "DequantizeLinear");
        int computed = Proto.Graph.Node.Count(n => n.OpType == "MatMul" && n.Input.Count == 2 && !n.Input.Any(constants.ContainsKey));
        int recurrent = Sites.Count(s => s.Node.OpType is "LSTM" or "GRU" or "RNN");
        Say(nested, "nested-products", "warning", "products stand inside branches or loops and stay as they are");
        Say(integer, "already-integer", "note", "operators are quantized already and stay as they are");
        Say(computed, "computed-products", "note", "products of two activations (such as attention scores) stay as they are, as in OliVe's evaluation");
        Say(recurrent, "recurrent-weights", "note", "recurrent layers keep their recurrent weights; those of their inputs are quantized");
        if (Sites.Count == 0)
        {
            throw new QuantizationException(
                DiagnosticCode.UnsupportedModel,
                "there is nothing to quantize: no product in its outermost graph has a floating-point weight" + (nested > 0 ? $"; {nested} stand inside branches or loops" : integer > 0 ? $"; {integer} operators are quantized already" : ""),
                nested > 0 ? "export the model without the branch, or with one of its sides" : "");
        }
    }

    /// <summary>Leaves the products of some operators.</summary>
    private void Restrict(IReadOnlyCollection<string> operators)
    {
        string[] all = [.. Sites.Select(s => s.Node.OpType).Distinct()];
        if (all.Length > 0 && operators.FirstOrDefault(o => !all.Contains(o)) is { } unknown)
        {
            throw new QuantizationException(DiagnosticCode.UnknownName, $"no product of the model is a '{unknown}'", Suggest.From(unknown, all, "operators with weights"));
        }

        if (operators.Count > 0)
        {
            Say(Sites.Count(s => !operators.Contains(s.Node.OpType)), "operators-left-out", "note", $"products other than {string.Join(", ", operators)} stay as they are, as asked for");
            Sites = [.. Sites.Where(s => operators.Contains(s.Node.OpType))];
        }
    }

    private void Say(int count, string code, string level, string what)
    {
        if (count > 0)
        {
            Findings.Add(new ResultFinding(code, level, string.Create(CultureInfo.InvariantCulture, $"{count} {what}.")));
        }
    }

    private static IEnumerable<NodeProto> Nested(GraphProto graph) =>
        graph.Node.SelectMany(n => n.Attribute).Where(a => a.Type == Graph && a.G is not null).SelectMany(a => a.G.Node.Concat(Nested(a.G)));
}
