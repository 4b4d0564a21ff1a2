using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads;
using HwSim.Workloads.Techniques;

namespace HwSim.Tests.Unit;

public class TechniqueTests
{
    [Fact]
    public void Pruning_takes_weights_of_products_and_says_what_it_took()
    {
        WorkloadGraph graph = Apply("nm(2:4)", Workloads.Preset("llama-3.2-1b"));
        Assert.Equal(new NmPattern(2, 4), Named(graph, "layers.0.attention.q_proj").Lowered!.Value.FilterSparsity);
        Assert.True(Named(graph, "layers.0.attention.scores").Lowered!.Value.FilterSparsity.IsDense);
        Assert.True(Named(graph, "head").Lowered!.Value.FilterSparsity.IsDense);
        Assert.Equal(1235814400, graph.Parameters);
        Finding finding = graph.Findings.Single(f => f.Code == "technique-nm");
        Assert.Contains("112 of 145 products", finding.Message, StringComparison.Ordinal);
        Assert.Contains("1 with weights that serve as an embedding table too stay dense", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_are_chosen_by_kind_or_name()
    {
        WorkloadGraph graph = Workloads.Preset("mobilenet-v2");
        Assert.Equal(17, Sparse(Apply("nm(1:4, layers=depthwise)", graph)));
        Assert.Equal(35, Sparse(Apply("nm(1:4, layers=conv)", graph)));
        Assert.Equal(1, Sparse(Apply("nm(1:4, layers=gemm)", graph)));
        Assert.Equal(53, Sparse(Apply("nm( 1:4 )", graph)));
        Assert.Equal(17, Sparse(Apply("nm(1:4, layers=*.project)", graph)));
        Assert.Contains(Apply("nm(1:4, layers=nothing)", graph).Findings, f => f is { Code: "technique-nm", Level: FindingLevel.Warning });
    }

    [Fact]
    public void Formats_change_what_they_name()
    {
        WorkloadGraph graph = Apply("format(weights=int4, activations=int8, cache=fp8)", Apply("nm(2:4)", Workloads.Preset("llama-3-8b", new WorkloadOptions { Phase = Phase.Decode, Context = 10 })));
        Operation q = Named(graph, "layers.0.attention.q_proj"), scores = Named(graph, "layers.0.attention.scores");
        Assert.Equal(["int8", "int4 2:4"], q.Inputs.Select(i => i.Format.ToString()));
        Assert.Equal(["int8", "fp8"], scores.Inputs.Select(i => i.Format.ToString()));
        Assert.Equal(["int64", "bf16"], Named(graph, "embed_tokens").Inputs.Select(i => i.Format.ToString()));
        Assert.Same(q.Outputs[0], Named(graph, "layers.0.attention.rotary").Inputs[0]);
    }

    [Fact]
    public void Sparsity_of_one_of_one_changes_no_work()
    {
        WorkloadGraph graph = Workloads.Preset("resnet18");
        Assert.Equal(graph.Operations.Select(o => o.Lowered), Apply("nm(1:1)", graph).Operations.Select(o => o.Lowered));
    }

    [Theory]
    [InlineData("mn(2:4)", DiagnosticCode.UnknownName)]
    [InlineData("", DiagnosticCode.UnknownName)]
    [InlineData("nm", DiagnosticCode.MissingKey)]
    [InlineData("nm()", DiagnosticCode.MissingKey)]
    [InlineData("nm(2:4", DiagnosticCode.Syntax)]
    [InlineData("nm(2:4))", DiagnosticCode.Syntax)]
    [InlineData("nm(4:2)", DiagnosticCode.OutOfRange)]
    [InlineData("nm(2-4)", DiagnosticCode.NotANumber)]
    [InlineData("nm(2:4, 3)", DiagnosticCode.UnknownKey)]
    [InlineData("nm(2:4, layer=conv)", DiagnosticCode.UnknownKey)]
    [InlineData("nm(2:4, layers=a, layers=b)", DiagnosticCode.DuplicateKey)]
    [InlineData("nm(2:4, layers=)", DiagnosticCode.EmptyValue)]
    [InlineData("format()", DiagnosticCode.Inconsistent)]
    [InlineData("format(weights=int3)", DiagnosticCode.UnknownChoice)]
    public void A_wrong_technique_is_explained(string text, DiagnosticCode code)
    {
        Diagnostics problems = [];
        Assert.Null(TechniqueText.Read(new SourceText("--technique", text), problems));
        Assert.Equal(code, Assert.Single(problems).Code);
    }

    [Fact]
    public void The_place_is_that_of_the_wrong_word()
    {
        Diagnostics problems = [];
        TechniqueText.Read(new SourceText("--technique", "nm(2:4,  layer = conv)"), problems);
        Assert.Equal((10, 5), (Assert.Single(problems).At.Column, Assert.Single(problems).At.Length));
    }

    private static WorkloadGraph Apply(string text, WorkloadGraph graph)
    {
        Diagnostics problems = [];
        ITechnique? technique = TechniqueText.Read(new SourceText("--technique", text), problems);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return technique!.Apply(graph);
    }

    private static int Sparse(WorkloadGraph graph) => graph.Operations.Count(o => o.Lowered is { FilterSparsity.IsDense: false });

    private static Operation Named(WorkloadGraph graph, string name) => graph.Operations.Single(o => o.Name == name);
}
