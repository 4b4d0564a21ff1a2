using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Tests.Unit.Onnx;

/// <summary>Operator by operator, over their opset variants: shapes as ONNX Runtime runs them, products as counted by hand.</summary>
public sealed class OnnxOperatorTests
{
    public static TheoryData<string> Cases => [.. OperatorCases.All.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void Shapes_and_products(string name)
    {
        (ModelBuilder builder, long macs) = OperatorCases.All[name];
        ModelProto model = WithOutputs(builder.Model);
        byte[] bytes = Google.Protobuf.MessageExtensions.ToByteArray(model);
        Dictionary<string, long[]> inputs = model.Graph.Input.ToDictionary(i => i.Name, i => i.Type.TensorType.Shape.Dim.Select(d => d.DimValue).ToArray());
        Dictionary<string, OrtNode> ran = OrtProfile.Run(bytes, inputs).ToDictionary(n => n.Name);

        OnnxReader.Walk(ModelProto.Parser.ParseFrom(bytes), new OnnxOptions(), node =>
        {
            Value[] made = [.. Enumerable.Range(0, node.OutputCount).Where(node.HasOutput).Select(i => node.Output(i)!)];
            Assert.All(made, m => Assert.True(m.IsKnown, $"{m.Name}: {m.WhyUnknown}"));
            Assert.Equal(ran[node.Proto.Name].Outputs.Select(Text), made.Select(m => Text(m.Shape!)));
        });

        Diagnostics problems = [];
        WorkloadGraph? graph = OnnxReader.Read(name, bytes, new OnnxOptions(), problems);
        Assert.Empty(problems);
        Assert.Equal(macs, graph!.Macs);
        Assert.DoesNotContain(graph.Findings, f => f.Level == FindingLevel.Warning && f.Code != "assumption");
    }

    private static string Text(long[] shape) => $"[{string.Join(", ", shape)}]";

    /// <summary>Everything that nobody reads is an output, so that ONNX Runtime computes it.</summary>
    private static ModelProto WithOutputs(ModelProto model)
    {
        ModelProto copy = model.Clone();
        HashSet<string> read = [.. copy.Graph.Node.SelectMany(n => n.Input)];
        copy.Graph.Output.AddRange(copy.Graph.Node.SelectMany(n => n.Output).Where(o => o.Length > 0 && !read.Contains(o)).Select(o => new ValueInfoProto { Name = o }));
        return copy;
    }
}
