using System.Runtime.InteropServices;
using Google.Protobuf;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Tests.Unit.Onnx;

/// <summary>Writes small ONNX models for tests.</summary>
internal sealed class ModelBuilder
{
    public const int F32 = 1;
    public const int U8 = 2;
    public const int I8 = 3;
    public const int I32 = 6;
    public const int I64 = 7;
    public const int Flag = 9;

    private readonly ModelProto model = new() { IrVersion = 8, Graph = new GraphProto { Name = "test" } };

    public ModelBuilder(long opset = 17)
    {
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = opset });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "com.microsoft", Version = 1 });
    }

    public GraphProto Graph => model.Graph;

    public ModelProto Model => model;

    /// <summary>An input; dimensions are extents or names.</summary>
    public ModelBuilder Input(string name, object[] shape, int type = F32)
    {
        model.Graph.Input.Add(Info(name, shape, type));
        return this;
    }

    public ModelBuilder Input(string name, long[] shape, int type = F32) => Input(name, [.. shape.Select(d => (object)d)], type);

    public ModelBuilder Scalar(string name, int type) => Input(name, Array.Empty<long>(), type);

    /// <summary>A float initializer of ones.</summary>
    public ModelBuilder Weight(string name, params long[] shape)
    {
        float[] values = [.. Enumerable.Repeat(1f, (int)shape.Aggregate(1L, (a, d) => a * d))];
        return Initializer(name, shape, F32, MemoryMarshal.AsBytes(values.AsSpan()));
    }

    public ModelBuilder Floats(string name, params float[] values) => Initializer(name, [values.Length], F32, MemoryMarshal.AsBytes(values.AsSpan()));

    public ModelBuilder Ints(string name, params long[] values) => Initializer(name, [values.Length], I64, MemoryMarshal.AsBytes(values.AsSpan()));

    public ModelBuilder Int(string name, long value) => Initializer(name, [], I64, MemoryMarshal.AsBytes<long>([value]));

    /// <summary>An 8-bit initializer.</summary>
    public ModelBuilder Bytes(string name, int type, byte value, params long[] shape)
    {
        byte[] values = new byte[shape.Aggregate(1L, (a, d) => a * d)];
        Array.Fill(values, value);
        return Initializer(name, shape, type, values);
    }

    public ModelBuilder Initializer(string name, long[] shape, int type, ReadOnlySpan<byte> raw)
    {
        model.Graph.Initializer.Add(Tensor(name, shape, type, raw));
        return this;
    }

    /// <summary>A node; inputs and outputs are separated by blanks, <c>-</c> stands for an absent one.</summary>
    public ModelBuilder Node(string op, string inputs, string outputs, params (string Name, object Value)[] attributes)
    {
        NodeProto node = Call(op, inputs, outputs, attributes);
        node.Name = $"n{model.Graph.Node.Count}";
        model.Graph.Node.Add(node);
        return this;
    }

    /// <summary>A graph output; without a shape its type is left to inference.</summary>
    public ModelBuilder Output(string name, object[]? shape = null, int type = F32)
    {
        model.Graph.Output.Add(shape is null ? new ValueInfoProto { Name = name } : Info(name, shape, type));
        return this;
    }

    public byte[] Build() => model.ToByteArray();

    public static NodeProto Call(string op, string inputs, string outputs, params (string Name, object Value)[] attributes)
    {
        int dot = op.LastIndexOf('.');
        NodeProto node = new() { OpType = op[(dot + 1)..], Domain = dot < 0 ? "" : op[..dot] };
        node.Input.AddRange(Names(inputs));
        node.Output.AddRange(Names(outputs));
        node.Attribute.AddRange(attributes.Select(Attribute));
        return node;
    }

    public static ValueInfoProto Info(string name, object[] shape, int type = F32)
    {
        TensorShapeProto dims = new();
        dims.Dim.AddRange(shape.Select(d => d is string symbol ? new DimensionProto { DimParam = symbol } : new DimensionProto { DimValue = Convert.ToInt64(d, null) }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TensorTypeProto { ElemType = type, Shape = dims } } };
    }

    public static TensorProto Tensor(string name, long[] shape, int type, ReadOnlySpan<byte> raw)
    {
        TensorProto tensor = new() { Name = name, DataType = type, RawData = ByteString.CopyFrom(raw) };
        tensor.Dims.AddRange(shape);
        return tensor;
    }

    public static AttributeProto Attribute((string Name, object Value) named)
    {
        AttributeProto attribute = new() { Name = named.Name };
        switch (named.Value)
        {
            case int whole:
                (attribute.I, attribute.Type) = (whole, 2);
                break;
            case float real:
                (attribute.F, attribute.Type) = (real, 1);
                break;
            case string text:
                (attribute.S, attribute.Type) = (ByteString.CopyFromUtf8(text), 3);
                break;
            case int[] list:
                attribute.Ints.AddRange(list.Select(v => (long)v));
                attribute.Type = 7;
                break;
            case float[] list:
                attribute.Floats.AddRange(list);
                attribute.Type = 6;
                break;
            case TensorProto tensor:
                (attribute.T, attribute.Type) = (tensor, 4);
                break;
            case GraphProto graph:
                (attribute.G, attribute.Type) = (graph, 5);
                break;
            default:
                throw new ArgumentException($"no attribute holds a {named.Value.GetType()}");
        }

        return attribute;
    }

    private static IEnumerable<string> Names(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => n == "-" ? "" : n);
}
