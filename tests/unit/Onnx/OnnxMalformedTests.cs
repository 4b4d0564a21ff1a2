using System.Diagnostics;
using Google.Protobuf;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Tests.Unit.Onnx;

/// <summary>Files that are broken or not ONNX: one clear diagnostic each, soon and in little memory.</summary>
public sealed class OnnxMalformedTests
{
    private const long MostAllocated = 64L << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, (Func<byte[]> Content, DiagnosticCode Code, string Says)> Files = new()
    {
        ["empty"] = (() => [], DiagnosticCode.EmptyFile, "empty"),
        ["png"] = (() => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13], DiagnosticCode.BadOnnx, "PNG"),
        ["zip"] = (() => [(byte)'P', (byte)'K', 3, 4, 20, 0, 0, 0], DiagnosticCode.BadOnnx, "zip archive"),
        ["text"] = (() => "hwsim: 1\nworkload: x\n"u8.ToArray(), DiagnosticCode.BadOnnx, "text"),
        ["lfs pointer"] = (() => "version https://git-lfs.github.com/spec/v1\noid sha256:00\n"u8.ToArray(), DiagnosticCode.BadOnnx, "LFS pointer"),
        ["noise"] = (() => Noise(4096), DiagnosticCode.BadOnnx, "ONNX"),
        ["zeros"] = (() => new byte[1000], DiagnosticCode.BadOnnx, "ONNX"),
        ["truncated"] = (() => RealModel.Detector.Bytes[..2_000_000], DiagnosticCode.BadOnnx, "truncated"),
        ["truncated by a byte"] = (() => Small().Build()[..^1], DiagnosticCode.BadOnnx, "truncated"),
        ["cut before the operator sets"] = (() => Edited(m => m.OpsetImport.Clear()), DiagnosticCode.BadOnnx, "operator set"),
        ["2 GiB claim in 1 KiB"] = (TwoGibibyteClaim, DiagnosticCode.BadOnnx, "truncated"),
        ["2 GiB claim in raw data"] = (TwoGibibyteTensor, DiagnosticCode.BadOnnx, "truncated"),
        ["nested 10,000 deep"] = (() => Nested(10_000), DiagnosticCode.BadOnnx, "ONNX"),
        ["branches 40 deep"] = (() => Edited(m => m.Graph.Node[0] = Branches(40)), DiagnosticCode.BadOnnx, "ONNX"),

        ["external data missing"] = (() => Edited(m => m.Graph.Initializer[0] = OnnxReaderTests.External("w", "weights.bin", 8, 4)), DiagnosticCode.MissingExternalData, "'weights.bin'"),
        ["external data too short"] = (() => Edited(m => m.Graph.Initializer[0] = OnnxReaderTests.External("w", "short.bin", 8, 4)), DiagnosticCode.MissingExternalData, "has 100 bytes"),
        ["external data above"] = (() => Edited(m => m.Graph.Initializer[0] = OnnxReaderTests.External("w", "../../etc/passwd", 8, 4)), DiagnosticCode.BadOnnx, "outside of the model's folder"),
        ["external data at a root"] = (() => Edited(m => m.Graph.Initializer[0] = OnnxReaderTests.External("w", "/dev/zero", 8, 4)), DiagnosticCode.BadOnnx, "outside of the model's folder"),
        ["external data nowhere"] = (() => Edited(m => m.Graph.Initializer[0].DataLocation = 1), DiagnosticCode.BadOnnx, "no place"),

        ["cycle"] = (() => Edited(m => m.Graph.Node.Add([Named("a", "Relu", "q", "p"), Named("b", "Relu", "p", "q")])), DiagnosticCode.CyclicGraph, "'a' (Relu), node 'b' (Relu)"),
        ["own result"] = (() => Edited(m => m.Graph.Node.Add(Named("a", "Add", "p p", "p"))), DiagnosticCode.CyclicGraph, "'a'"),
        ["function calls itself"] = (() => Edited(m => Recurse(m, "f", "f")), DiagnosticCode.CyclicGraph, "'f'"),
        ["functions call each other"] = (() => Edited(m => { Recurse(m, "f", "g"); Recurse(m, "g", "f"); }), DiagnosticCode.CyclicGraph, "function"),
        ["functions that double 30 times"] = (() => Edited(Doubling), DiagnosticCode.BadOnnx, "written out"),
        ["reads nothing's result"] = (() => Edited(m => m.Graph.Node[0].Input[0] = "ghost"), DiagnosticCode.BadOnnx, "'ghost', which nothing produces"),
        ["made twice"] = (() => Edited(m => m.Graph.Node.Add(Named("a", "Relu", "x", "y"))), DiagnosticCode.BadOnnx, "as does"),

        ["negative dimension"] = (() => Edited(m => m.Graph.Input[0] = ModelBuilder.Info("x", [2, -8])), DiagnosticCode.BadOnnx, "negative dimension"),
        ["negative initializer"] = (() => Edited(m => m.Graph.Initializer[0].Dims[0] = -8), DiagnosticCode.BadOnnx, "negative dimension"),
        ["billions of elements"] = (() => Edited(m => m.Graph.Input[0] = ModelBuilder.Info("x", [2_000_000_000L, 2_000_000_000L])), DiagnosticCode.BadOnnx, "more than 2^40"),
        ["element count overflows"] = (() => Edited(m => m.Graph.Input[0] = ModelBuilder.Info("x", [long.MaxValue, long.MaxValue, long.MaxValue])), DiagnosticCode.BadOnnx, "more than 2^40"),
        ["billions hidden by a zero"] = (() => Edited(m => m.Graph.Input[0] = ModelBuilder.Info("x", [0, long.MaxValue, long.MaxValue])), DiagnosticCode.BadOnnx, "more than 2^40"),
        ["initializer claims more than it holds"] = (() => Edited(m => m.Graph.Initializer[0].Dims[0] = 1_000_000), DiagnosticCode.BadOnnx, "needs 16000000 bytes and holds 128"),
        ["initializer of no type"] = (() => Edited(m => m.Graph.Initializer[0].DataType = 77), DiagnosticCode.BadOnnx, "element type 77"),
        ["expanded without end"] = (() => new ModelBuilder().Input("x", [1]).Ints("s", 1 << 30, 1 << 30).Node("Expand", "x s", "y").Build(), DiagnosticCode.BadOnnx, "more than 2^40"),
        ["counts without end"] = (() => new ModelBuilder().Int("a", 0).Int("b", long.MaxValue).Int("c", 1).Node("Range", "a b c", "y").Build(), DiagnosticCode.BadOnnx, "without end"),
        ["pads overflow"] = (() => new ModelBuilder().Input("x", [1, 1, 4, 4]).Weight("w", 1, 1, 1, 1).Node("Conv", "x w", "y", ("pads", new[] { int.MaxValue, 0, 0, 0 }), ("dilations", new[] { 1, 1 }), ("strides", new[] { 1, 0 })).Build(), DiagnosticCode.BadOnnx, "must be at least 1"),
        ["steps overflow"] = (() => new ModelBuilder().Input("x", [9]).Ints("r", long.MaxValue).Node("Tile", "x r", "y").Build(), DiagnosticCode.BadOnnx, "do not fit 64 bits"),
        ["window does not fit"] = (() => new ModelBuilder().Input("x", [1, 1, 4, 4]).Weight("w", 1, 1, 5, 5).Node("Conv", "x w", "y").Build(), DiagnosticCode.BadOnnx, "'n0' (Conv)"),
        ["matrices do not fit"] = (() => Edited(m => m.Graph.Input[0] = ModelBuilder.Info("x", [2, 9])), DiagnosticCode.BadOnnx, "cannot be multiplied"),
        ["axis out of range"] = (() => new ModelBuilder().Input("x", [4]).Node("Softmax", "x", "s").Node("Concat", "s s", "y", ("axis", 3)).Build(), DiagnosticCode.BadOnnx, "axis 3"),
        ["attribute of the wrong type"] = (() => new ModelBuilder().Input("x", [4]).Node("Concat", "x x", "y", ("axis", "0")).Build(), DiagnosticCode.BadOnnx, "wrong type"),
        ["input missing"] = (() => new ModelBuilder().Input("x", [4]).Node("Add", "", "y").Build(), DiagnosticCode.BadOnnx, "input 0 is missing"),

        ["strings"] = (() => Edited(m => m.Graph.Input[0] = ModelBuilder.Info("x", [2, 8], 8)), DiagnosticCode.UnsupportedModel, "String"),
        ["complex numbers"] = (() => Edited(m => m.Graph.Input[0] = ModelBuilder.Info("x", [2, 8], 14)), DiagnosticCode.UnsupportedModel, "Complex64"),
        ["input without a shape"] = (() => Edited(m => m.Graph.Input[0].Type.TensorType.Shape = null), DiagnosticCode.UnknownShape, "'x'"),
        ["input without a type"] = (() => Edited(m => m.Graph.Input[0].Type = null), DiagnosticCode.UnknownShape, "'x'"),
        ["unbound dimensions"] = (() => Edited(m => m.Graph.Input[0] = ModelBuilder.Info("x", ["batch", "seq", "", 8])), DiagnosticCode.UnboundDimension, "seq, x.2"),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory, MemberData(nameof(Names))]
    public void One_clear_diagnostic_soon_and_in_little_memory(string name)
    {
        (Func<byte[]> make, DiagnosticCode code, string says) = Files[name];
        byte[] content = make();
        Diagnostics problems = [];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Stopwatch clock = Stopwatch.StartNew();
        WorkloadGraph? graph = OnnxReader.Read("model.onnx", content, new OnnxOptions { ExternalLength = path => path == "short.bin" ? 100 : null }, problems);
        TimeSpan took = clock.Elapsed;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        took = Patience.Shortest(took, Longest, () => OnnxReader.Read("model.onnx", content, new OnnxOptions(), []));

        Assert.Null(graph);
        Diagnostic problem = Assert.Single(problems);
        Assert.True(code == problem.Code, problem.ToString());
        Assert.Contains(says, $"{problem}", StringComparison.Ordinal);
        Assert.StartsWith("model.onnx:1:1: HW", $"{problem}", StringComparison.Ordinal);
        Assert.True(problem.Message.Length < 3000, $"the message has {problem.Message.Length} characters");
        Assert.True(took < Longest, $"took {took}");
        Assert.True(allocated < MostAllocated, $"allocated {allocated} bytes");
    }

    [Theory]
    [InlineData("bacth", 8, DiagnosticCode.UnknownName, "did you mean 'batch'?")]
    [InlineData("batch", 0, DiagnosticCode.OutOfRange, "at least 1")]
    [InlineData("batch", -3, DiagnosticCode.OutOfRange, "at least 1")]
    [InlineData("batch", long.MaxValue, DiagnosticCode.BadOnnx, "more than 2^40")]
    public void Bindings_are_checked(string name, long extent, DiagnosticCode code, string says)
    {
        byte[] content = Edited(m => m.Graph.Input[0] = ModelBuilder.Info("x", ["batch", 8]));
        Diagnostics problems = [];
        Assert.Null(OnnxReader.Read("model.onnx", content, new OnnxOptions { Dimensions = new Dictionary<string, long> { [name] = extent } }, problems));
        Diagnostic problem = Assert.Single(problems);
        Assert.Equal(code, problem.Code);
        Assert.Contains(says, $"{problem}", StringComparison.Ordinal);
    }

    internal static ModelBuilder Small() => new ModelBuilder().Input("x", [2, 8]).Weight("w", 8, 4).Node("MatMul", "x w", "y").Output("y");

    private static byte[] Edited(Action<ModelProto> edit)
    {
        ModelBuilder model = Small();
        edit(model.Model);
        return model.Build();
    }

    private static NodeProto Named(string name, string op, string inputs, string outputs)
    {
        NodeProto node = ModelBuilder.Call(op, inputs, outputs);
        node.Name = name;
        return node;
    }

    private static byte[] Noise(int length)
    {
        byte[] noise = new byte[length];
        new Random(7).NextBytes(noise);
        return noise;
    }

    /// <summary>Field 7, the graph, said to be 2^31 - 1 bytes long.</summary>
    private static byte[] TwoGibibyteClaim() => [0x08, 8, 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, .. new byte[1000]];

    /// <summary>A graph with one initializer whose raw data (field 9) is said to be 2^31 - 100 bytes long, every frame around it as long as needed.</summary>
    private static byte[] TwoGibibyteTensor() =>
        [0x08, 8, 0x3A, 0xFC, 0xFF, 0xFF, 0xFF, 0x07, 0x2A, 0xF0, 0xFF, 0xFF, 0xFF, 0x07, 0x10, 1, 0x4A, 0x9C, 0xFF, 0xFF, 0xFF, 0x07, .. new byte[1000]];

    /// <summary>Graph in attribute in node in graph (fields 6, 5, 1), without end.</summary>
    private static byte[] Nested(int depth)
    {
        byte[] tags = [0x0A, 0x2A, 0x32];
        List<byte[]> frames = [];
        long length = 0;
        for (int i = 0; i < depth; i++)
        {
            using MemoryStream frame = new();
            frame.WriteByte(tags[(depth - 1 - i) % 3]);
            CodedOutputStream coded = new(frame);
            coded.WriteLength((int)length);
            coded.Flush();
            frames.Add(frame.ToArray());
            length += frame.Length;
        }

        frames.Add([0x3A, .. Varint(length)]);
        frames.Reverse();
        return [.. frames.SelectMany(f => f)];
    }

    private static byte[] Varint(long value)
    {
        using MemoryStream stream = new();
        CodedOutputStream coded = new(stream);
        coded.WriteLength((int)value);
        coded.Flush();
        return stream.ToArray();
    }

    private static NodeProto Branches(int depth)
    {
        NodeProto node = ModelBuilder.Call("Relu", "x", "y");
        for (int i = 0; i < depth; i++)
        {
            GraphProto graph = new() { Name = "branch" };
            graph.Node.Add(node);
            node = ModelBuilder.Call("If", "x", "y", ("then_branch", graph));
        }

        return node;
    }

    private static void Recurse(ModelProto model, string name, string calls)
    {
        FunctionProto function = new() { Name = name, Domain = "mine" };
        function.Input.Add("a");
        function.Output.Add("b");
        function.Node.Add(ModelBuilder.Call($"mine.{calls}", "a", "b"));
        model.Functions.Add(function);
        if (model.Graph.Node.Count == 1)
        {
            model.Graph.Node.Add(ModelBuilder.Call($"mine.{name}", "x", "z"));
        }
    }

    private static void Doubling(ModelProto model)
    {
        for (int i = 0; i < 30; i++)
        {
            FunctionProto function = new() { Name = $"f{i}", Domain = "mine" };
            function.Input.Add("a");
            function.Output.Add("c");
            string next = i == 29 ? "Relu" : $"mine.f{i + 1}";
            function.Node.Add([ModelBuilder.Call(next, "a", "b"), ModelBuilder.Call(next, "b", "c")]);
            model.Functions.Add(function);
        }

        model.Graph.Node.Add(ModelBuilder.Call("mine.f0", "x", "z"));
    }
}
