using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Schema;
using Xunit.Abstractions;

namespace HwSim.Tests.Unit.Onnx;

/// <summary>Real models of three families, against what ONNX Runtime saw when it ran them.</summary>
public sealed class OnnxRealModelTests(ITestOutputHelper output)
{
    public static TheoryData<string> Models => [.. RealModel.All.Keys];

    [Theory, MemberData(nameof(Models))]
    public void Multiply_accumulates_equal_an_independent_count_node_by_node(string model)
    {
        RealModel real = RealModel.All[model];
        WorkloadGraph graph = Read(real);
        OrtNode[] ran = [.. OrtProfile.Run(real.Bytes, real.Inputs, integerInputs: 16000)];
        OrtNode[] products = [.. ran.Where(n => n.Macs > 0)];

        foreach (OrtNode node in products)
        {
            long ours = graph.Operations.Where(o => BelongsTo(o.Name, node.Name)).Sum(o => o.Macs);
            Assert.True(node.Macs == ours, $"{node.Name} ({node.Operator}): {ours} here, {node.Macs} counted from ONNX Runtime's shapes");
        }

        Assert.Equal(products.Sum(n => n.Macs), graph.Macs);
        output.WriteLine($"{model}: {ran.Length} nodes ran, {products.Length} products, {graph.Macs:N0} MACs, {graph.Operations.Length} operations, {graph.Parameters:N0} parameters");
    }

    [Theory, MemberData(nameof(Models))]
    public void Every_inferred_shape_is_the_one_that_ran(string model)
    {
        RealModel real = RealModel.All[model];
        Dictionary<string, long[][]> ran = OrtProfile.Run(real.Bytes, real.Inputs, integerInputs: 16000).ToDictionary(n => n.Name, n => n.Outputs);
        int compared = 0;
        OnnxReader.Walk(ModelProto.Parser.ParseFrom(real.Bytes), new OnnxOptions { Dimensions = real.Dimensions }, node =>
        {
            // ONNX Runtime turns Constant nodes into initializers, which do not run.
            if (node.Operator == "Constant")
            {
                return;
            }

            Assert.True(ran.ContainsKey(node.Proto.Name), $"{node.Proto.Name} ({node.Operator}) did not run");
            long[][] shapes = ran[node.Proto.Name];
            Value[] made = [.. Enumerable.Range(0, node.OutputCount).Where(node.HasOutput).Select(i => node.Output(i)!)];
            for (int i = 0; i < made.Length; i++)
            {
                Assert.True(made[i].IsKnown, $"{node.Proto.Name}: {made[i].WhyUnknown}");
                Assert.True(shapes[i].SequenceEqual(made[i].Shape!), $"{node.Proto.Name} ({node.Operator}): [{string.Join(", ", made[i].Shape!)}] here, [{string.Join(", ", shapes[i])}] ran");
                compared++;
            }
        });
        Assert.True(compared > 50);
        output.WriteLine($"{model}: {compared} tensor shapes compared, {ran.Count} nodes ran");
    }

    [Theory, MemberData(nameof(Models))]
    public void Every_operator_has_a_model(string model)
    {
        WorkloadGraph graph = Read(RealModel.All[model]);
        Assert.DoesNotContain(graph.Findings, f => f.Code is "unmodelled-operator" or "unknown-shape");
        Assert.DoesNotContain(graph.Operations, o => o.Kind == OperationKind.Unmodelled);
        Assert.Equal(graph.Operations.Length, graph.Operations.Select(o => o.Name).Distinct().Count());
    }

    [Fact]
    public void Without_the_sample_rate_the_costlier_branch_counts_and_a_finding_says_so()
    {
        Dictionary<string, long> open = new(RealModel.VoiceLegacy.Dimensions);
        open.Remove("sr");
        WorkloadGraph graph = Read(RealModel.VoiceLegacy with { Dimensions = open });
        Assert.Contains(graph.Findings, f => f.Code == "assumption" && f.Message.Contains("costlier branch", StringComparison.Ordinal));
        Assert.True(graph.Macs >= Read(RealModel.VoiceLegacy).Macs);
    }

    private static WorkloadGraph Read(RealModel real)
    {
        Diagnostics problems = [];
        WorkloadGraph? graph = OnnxReader.Read(real.File, real.Bytes, new OnnxOptions { Dimensions = real.Dimensions }, problems);
        Assert.Empty(problems);
        return graph!;
    }

    /// <summary>Operations carry the node's name, behind those of the branches around it and before those of its parts.</summary>
    private static bool BelongsTo(string operation, string node) => $"/{operation}/".Contains($"/{node}/", StringComparison.Ordinal);
}
