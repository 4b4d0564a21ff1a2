using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads;
using HwSim.Workloads.Yaml;

namespace HwSim.Tests.Unit;

public class WorkloadYamlTests
{
    [Fact]
    public void Shapes_follow_along_the_chain()
    {
        WorkloadGraph graph = Workloads.Yaml("""
            input: [3, 224, 200]
            operations:
              - { name: a, conv: { filters: 64, kernel: [7, 5], stride: 2, padding: 3 }, activation: relu }
              - { name: b, pool: { kind: max, kernel: 3, stride: 2, padding: 1 } }
              - { name: c, depthwise: { kernel: 3, stride: 2, padding: same, multiplier: 2 } }
              - { name: d, pool: { kind: global_average } }
              - { name: e, linear: { features: 10 } }
              - { name: f, vector: softmax }
            """, new WorkloadOptions { Batch = 4 });
        Assert.Equal(["a", "a.relu", "b", "c", "d", "e", "f"], graph.Operations.Select(o => o.Name));
        Assert.Equal([4, 64, 112, 101], graph.Operations[0].Outputs[0].Shape.AsEnumerable());
        Assert.Equal([4, 64, 56, 51], graph.Operations[2].Outputs[0].Shape.AsEnumerable());
        Assert.Equal([4, 128, 28, 26], graph.Operations[3].Outputs[0].Shape.AsEnumerable());
        Assert.Equal(64, ((Convolution)graph.Operations[3]).Groups);
        Gemm linear = Assert.IsType<Gemm>(graph.Operations[5]);
        Assert.Equal((4, 10, 128), (linear.M, linear.N, linear.K));
        Assert.Equal((64 * 3 * 7 * 5) + 64 + (128 * 9) + 128 + (128 * 10) + 10, graph.Parameters);
        Workloads.AssertTopological(graph);
    }

    [Fact]
    public void Producers_are_named_for_residuals_and_concatenation()
    {
        WorkloadGraph graph = Workloads.Yaml("""
            input: [8, 16, 16]
            operations:
              - { name: a, conv: { filters: 8, kernel: 3, padding: 1 } }
              - { name: b, input: a, conv: { filters: 8, kernel: 1 } }
              - { name: c, add: [a, b, input], activation: relu }
              - { name: d, concat: [a, c] }
              - { name: e, pool: { kind: global_average } }
              - { name: f, multiply: [d, e] }
            """);
        Operation sum = graph.Operations[2];
        Assert.Equal(2 * 8 * 16 * 16, ((VectorOperation)sum).Elements);
        Assert.Same(graph.Operations[0].Outputs[0], sum.Inputs[0]);
        Assert.Equal([1, 16, 16, 16], graph.Operations[^1].Outputs[0].Shape.AsEnumerable());
        Assert.Equal(1, graph.Tensors.Count(t => t.Role == TensorRole.Input));
    }

    [Fact]
    public void Lists_of_single_layers_need_no_chain()
    {
        WorkloadGraph graph = Workloads.Yaml("""
            format: int8
            weights: { format: int4 }
            operations:
              - { name: fc, gemm: { m: 4, n: 5, k: 6 }, repeat: 3 }
              - { name: qk, gemm: { m: 7, n: 7, k: 8, batch: 2, filter: activation } }
              - { name: conv, conv: { height: 10, width: 12, channels: 4, filters: 6, kernel: 3, groups: 2, dilation: [2, 1] }, weights: { sparsity: "2:4" } }
              - { name: norm, vector: layer_norm, shape: [128, 768] }
            """, new WorkloadOptions { Batch = 2 });
        Assert.Equal(new GemmShape(8, 5, 6, 3, 144, 90, 120, 0, NmPattern.Dense), graph.Operations[0].Lowered);
        Assert.Equal(4, graph.Operations[1].Lowered!.Value.Count);
        Assert.Equal("int4 2:4", graph.Operations[2].Inputs[1].Format.ToString());
        Assert.Equal("int8", graph.Operations[2].Inputs[0].Format.ToString());
        Assert.Equal([2, 6, 6, 10], graph.Operations[2].Outputs[0].Shape.AsEnumerable());
        Assert.Equal(2 * 128 * 768, ((VectorOperation)graph.Operations[3]).Elements);
        Assert.Equal(90 + (6 * 2 * 9) + 6 + (2 * 768), graph.Parameters);
    }

    [Fact]
    public void Same_padding_puts_the_odd_value_after_the_image()
    {
        Convolution conv = (Convolution)Workloads.Yaml("operations:\n  - { name: a, conv: { height: 224, width: 224, channels: 3, filters: 8, kernel: 3, stride: 2, padding: same } }").Operations[0];
        Assert.Equal((0, 1, 0, 1, 112), (conv.PadTop, conv.PadBottom, conv.PadLeft, conv.PadRight, conv.OutputHeight));
    }

    [Fact]
    public void A_file_goes_over_its_base_and_options_over_both()
    {
        WorkloadGraph graph = Workloads.Yaml("base: bert-base\nseq: 64\nbatch: 2\nformat: int8\n", new WorkloadOptions { Batch = 3 });
        Assert.Equal("test", graph.Name);
        Assert.Equal(3 * 64, ((Gemm)graph.Operations.First(o => o.Name == "encoder.0.attention.q_proj")).M);
        Assert.Equal("int8", graph.Operations[^2].Inputs[1].Format.Name);
    }

    [Fact]
    public void Batch_normalization_is_folded_for_inference_only()
    {
        const string body = "input: [3, 8, 8]\noperations:\n  - { name: a, conv: { filters: 4, kernel: 3, batch_norm: true } }\n";
        WorkloadGraph inference = Workloads.Yaml(body), train = Workloads.Yaml(body + "phase: train\n");
        Assert.Single(inference.Operations);
        Assert.Contains(train.Operations, o => o.Kind == OperationKind.Normalization);
        Assert.Equal((4 * 3 * 9) + 8, inference.Parameters);
        Assert.Equal(inference.Parameters, train.Parameters);
    }

    [Theory]
    [InlineData("operations:\n  - { name: a, gem: { m: 1, n: 1, k: 1 } }", DiagnosticCode.UnknownKey, 4)]
    [InlineData("operations:\n  - { name: a, gemm: { m: 1, n: 1 } }", DiagnosticCode.MissingKey, 4)]
    [InlineData("operations:\n  - { name: a, gemm: { m: 0, n: 1, k: 1 } }", DiagnosticCode.OutOfRange, 4)]
    [InlineData("operations:\n  - { name: a, gemm: { m: 1.5, n: 1, k: 1 } }", DiagnosticCode.NotANumber, 4)]
    [InlineData("operations:\n  - { name: a, gemm: { m: 9223372036854775808, n: 1, k: 1 } }", DiagnosticCode.OutOfRange, 4)]
    [InlineData("operations:\n  - { name: a, gemm: { m: 2147483647, n: 2147483647, k: 2147483647 } }", DiagnosticCode.OutOfRange, 4)]
    [InlineData("batch: 16777216\noperations:\n  - { name: a, gemm: { m: 2147483647, n: 2147483647, k: 1 } }", DiagnosticCode.OutOfRange, 5)]
    [InlineData("operations:\n  - { name: a, gemm: { m: 2147483647, n: 2147483647, k: 1 } }\n  - { name: b, gemm: { m: 2147483647, n: 2147483647, k: 1 } }\n  - { name: c, gemm: { m: 2147483647, n: 2147483647, k: 1 } }", DiagnosticCode.OutOfRange, 2)]
    [InlineData("operations:\n  - { name: a, gemm: { m: 1, n: 1, k: 1 } }\n  - { name: a, gemm: { m: 1, n: 1, k: 1 } }", DiagnosticCode.DuplicateKey, 5)]
    [InlineData("operations:\n  - { name: a, gemm: { m: 1, n: 1, k: 1 }, pool: { kind: max, kernel: 2 } }", DiagnosticCode.Inconsistent, 4)]
    [InlineData("operations:\n  - { name: a }", DiagnosticCode.Inconsistent, 4)]
    [InlineData("operations:\n  - { name: a, linear: { features: 3 } }", DiagnosticCode.Inconsistent, 4)]
    [InlineData("operations: []", DiagnosticCode.EmptyValue, 3)]
    [InlineData("batch: 2", DiagnosticCode.Inconsistent, 2)]
    [InlineData("input: [3, 8, 8]\noperations:\n  - { name: a, conv: { filters: 4, kernel: 9 } }", DiagnosticCode.Inconsistent, 5)]
    [InlineData("input: [3, 8, 8]\noperations:\n  - { name: a, conv: { filters: 4, kernel: 3, groups: 2 } }", DiagnosticCode.Inconsistent, 5)]
    [InlineData("input: [3, 8, 8]\noperations:\n  - { name: a, conv: { filters: 4, kernel: 3, padding: full } }", DiagnosticCode.UnknownChoice, 5)]
    [InlineData("input: [3, 8, 8]\noperations:\n  - { name: a, conv: { filters: 4, kernel: 3, padding: [1, 1] } }", DiagnosticCode.Inconsistent, 5)]
    [InlineData("input: [3, 8, 8]\noperations:\n  - { name: a, conv: { filters: 4, kernel: 3, padding: -1 } }", DiagnosticCode.OutOfRange, 5)]
    [InlineData("input: [3, 8, 8]\noperations:\n  - { name: a, conv: { filters: 4, kernel: 3, height: 8 } }", DiagnosticCode.Inconsistent, 5)]
    [InlineData("input: [3, 8, 8]\noperations:\n  - { name: a, input: input, conv: { filters: 4, kernel: 3, height: 9, width: 8, channels: 3 } }", DiagnosticCode.Inconsistent, 5)]
    [InlineData("input: [3, 8, 8]\noperations:\n  - { name: a, pool: { kind: max } }", DiagnosticCode.Inconsistent, 5)]
    [InlineData("input: [3, 8, 8]\noperations:\n  - { name: a, add: [input, b] }", DiagnosticCode.UnknownName, 5)]
    [InlineData("input: [3, 8, 8]\noperations:\n  - { name: a, pool: { kind: max, kernel: 2 } }\n  - { name: b, add: [input, a] }", DiagnosticCode.Inconsistent, 6)]
    [InlineData("input: [16]\noperations:\n  - { name: a, conv: { filters: 4, kernel: 3 } }", DiagnosticCode.Inconsistent, 5)]
    [InlineData("input: [16]\noperations:\n  - { name: a, input: input, gemm: { m: 2, n: 2, k: 2 } }", DiagnosticCode.Inconsistent, 5)]
    [InlineData("input: [16]\noperations:\n  - { name: a, linear: { features: 2 }, activation: rel }", DiagnosticCode.UnknownChoice, 5)]
    [InlineData("input: [16]\noperations:\n  - { name: a, linear: { features: 2 }, weights: { sparsity: 4:2 } }", DiagnosticCode.OutOfRange, 5)]
    [InlineData("input: [16]\noperations:\n  - { name: a, linear: { features: 2 }, weights: { sparsity: half } }", DiagnosticCode.NotANumber, 5)]
    [InlineData("input: [16]\noperations:\n  - { name: a, linear: { features: 2 }, weights: { format: int5 } }", DiagnosticCode.UnknownChoice, 5)]
    [InlineData("seq: 8\ninput: [16]\noperations:\n  - { name: a, linear: { features: 2 } }", DiagnosticCode.Inconsistent, 3)]
    [InlineData("phase: decode\ninput: [16]\noperations:\n  - { name: a, linear: { features: 2 } }", DiagnosticCode.Inconsistent, 2)]
    [InlineData("base: resnet5\n", DiagnosticCode.UnknownName, 3)]
    [InlineData("base: bert-base\nphase: decode\n", DiagnosticCode.Inconsistent, 2)]
    [InlineData("base: bert-base\nseq: 513\n", DiagnosticCode.Inconsistent, 2)]
    [InlineData("base: llama-2-7b\ncontext: 8\n", DiagnosticCode.Inconsistent, 2)]
    [InlineData("transformer: { model_type: llama, hiden_size: 3 }", DiagnosticCode.UnknownKey, 3)]
    [InlineData("transformer: { model_type: llama, hidden_size: 64 }", DiagnosticCode.MissingKey, 3)]
    [InlineData("transformer: llama", DiagnosticCode.WrongNodeKind, 3)]
    [InlineData("base: vgg16\npublished: { parameters: many, macs: 1, source: x }", DiagnosticCode.NotANumber, 4)]
    public void A_broken_file_says_what_and_where(string body, DiagnosticCode code, int line)
    {
        Diagnostics problems = [];
        Assert.Null(Workloads.Yaml(new SourceText("test.yaml", $"hwsim: 1\nworkload: test\n{body}\n"), WorkloadOptions.Default, problems));
        Assert.Contains(problems, d => d.Code == code && d.At.Line == line);
    }

    [Fact]
    public void Wrong_options_are_reported_by_name()
    {
        Diagnostics problems = [];
        SourceText alexnet = WorkloadPresets.Text("alexnet")!;
        Assert.Null(Workloads.Yaml(alexnet, new WorkloadOptions { Batch = 0, Sequence = -1, Context = long.MaxValue }, problems));
        Assert.Equal(["--batch", "--seq", "--context"], problems.Select(d => d.At.Source.Name));
    }

    [Fact]
    public void Consumers_of_a_wrong_operation_are_not_reported_too()
    {
        Diagnostics problems = [];
        const string text = "hwsim: 1\nworkload: t\ninput: [3, 8, 8]\noperations:\n  - { name: a, conv: { filters: 4, kernel: 9 } }\n  - { name: b, conv: { filters: 4, kernel: 1 } }\n  - { name: c, add: [a, b] }\n  - { name: d, add: [a, x] }\n";
        Workloads.Yaml(new SourceText("t.yaml", text), WorkloadOptions.Default, problems);
        Assert.Equal([5, 8], problems.Select(d => d.At.Line));
    }

    [Fact]
    public void The_schema_knows_every_key_and_every_preset()
    {
        string schema = WorkloadFile.Schema().ToJsonString();
        foreach (string word in (string[])["\"hwsim\"", "\"base\"", "\"operations\"", "\"transformer\"", "\"depthwise\"", "\"num_key_value_heads\"", "\"mixtral-8x7b\"", "\"oneOf\"", "2020-12"])
        {
            Assert.Contains(word, schema, StringComparison.Ordinal);
        }
    }
}
