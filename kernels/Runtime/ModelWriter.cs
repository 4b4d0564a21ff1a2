using System.Runtime.InteropServices;
using Google.Protobuf;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Kernels.Runtime;

/// <summary>Writes an ONNX model in memory. Values of weights are drawn from a fixed seed, so a case is the same model on every host.</summary>
public sealed class ModelWriter
{
    private const int IrVersion = 10;
    private const int Opset = 17;
    private const int ContribOpset = 1;

    private readonly ModelProto model = new() { IrVersion = IrVersion, ProducerName = "hwsim", Graph = new GraphProto { Name = "kernel" } };
    private ulong seed = 1;

    public ModelWriter()
    {
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = Opset });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "com.microsoft", Version = ContribOpset });
    }

    /// <summary>An input of a fixed shape.</summary>
    public void Input(string name, ElementKind type, params ReadOnlySpan<long> shape) => model.Graph.Input.Add(Info(name, type, shape));

    /// <summary>An output of a fixed shape.</summary>
    public void Output(string name, ElementKind type, params ReadOnlySpan<long> shape) => model.Graph.Output.Add(Info(name, type, shape));

    /// <summary>A weight with values between -1 and 1, or over the whole range of an 8-bit type.</summary>
    public void Weight(string name, ElementKind type, params ReadOnlySpan<long> shape)
    {
        int count = 1;
        foreach (long extent in shape)
        {
            count = checked(count * (int)extent);
        }

        byte[] values = new byte[count * type.Bytes()];
        FillPattern.Fill(values, type, seed++);
        Constant(name, type, values, shape);
    }

    /// <summary>A constant of one value.</summary>
    public void Scalar(string name, float value) => Constant(name, ElementKind.Float32, MemoryMarshal.AsBytes([value]), []);

    /// <summary>A zero point.</summary>
    public void ZeroPoint(string name, ElementKind type, byte value) => Constant(name, type, [value], []);

    /// <summary>A node.</summary>
    /// <param name="operation">The operator; with a dot before it, its domain.</param>
    /// <param name="inputs">Names; an empty one is an input left out.</param>
    /// <param name="output">The name of its output.</param>
    /// <param name="attributes">Whole numbers, real numbers and lists of whole numbers.</param>
    public void Node(string operation, ReadOnlySpan<string> inputs, string output, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        int dot = operation.LastIndexOf('.');
        NodeProto node = new() { OpType = operation[(dot + 1)..], Domain = dot < 0 ? "" : operation[..dot], Name = $"{operation[(dot + 1)..]}{model.Graph.Node.Count}" };
        foreach (string input in inputs)
        {
            node.Input.Add(input);
        }

        node.Output.Add(output);
        foreach ((string name, object value) in attributes)
        {
            node.Attribute.Add(Attribute(name, value));
        }

        model.Graph.Node.Add(node);
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes() => model.ToByteArray();

    private void Constant(string name, ElementKind type, ReadOnlySpan<byte> values, ReadOnlySpan<long> shape)
    {
        TensorProto tensor = new() { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(values) };
        foreach (long extent in shape)
        {
            tensor.Dims.Add(extent);
        }

        model.Graph.Initializer.Add(tensor);
    }

    private static AttributeProto Attribute(string name, object value)
    {
        const int Float = 1;
        const int Int = 2;
        const int Ints = 7;
        AttributeProto attribute = new() { Name = name };
        switch (value)
        {
            case float real:
                (attribute.Type, attribute.F) = (Float, real);
                break;
            case long whole:
                (attribute.Type, attribute.I) = (Int, whole);
                break;
            default:
                attribute.Type = Ints;
                attribute.Ints.AddRange((long[])value);
                break;
        }

        return attribute;
    }

    private static ValueInfoProto Info(string name, ElementKind type, ReadOnlySpan<long> shape)
    {
        TensorShapeProto extents = new();
        foreach (long extent in shape)
        {
            extents.Dim.Add(new DimensionProto { DimValue = extent });
        }

        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TensorTypeProto { ElemType = (int)type, Shape = extents } } };
    }
}
