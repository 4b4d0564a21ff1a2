using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads;
using HwSim.Workloads.Transformers;

namespace HwSim.Tests.Unit;

public class TransformerGraphTests
{
    [Fact]
    public void A_decode_step_reads_the_grouped_cache_and_appends_one_token()
    {
        WorkloadGraph graph = Workloads.Preset("llama-3-8b", new WorkloadOptions { Phase = Phase.Decode, Batch = 2, Context = 99 });
        Operation scores = Named(graph, "layers.0.attention.scores");
        Assert.Equal(TensorRole.State, scores.Inputs[1].Role);
        Assert.Equal([2, 8, 100, 128], scores.Inputs[1].Shape.AsEnumerable());
        Assert.Equal(new GemmShape(1, 100, 128, 64, 64 * 128, 16 * 128 * 100, 64 * 100, 0, NmPattern.Dense), scores.Lowered);
        VectorOperation cache = (VectorOperation)Named(graph, "layers.0.attention.cache");
        Assert.Equal(2 * 2 * 8 * 128, cache.Elements);
        Assert.Equal(2, ((Gemm)Named(graph, "head")).M);
    }

    [Fact]
    public void Prefill_writes_the_cache_that_decode_reads()
    {
        WorkloadGraph prefill = Workloads.Preset("llama-3-8b", new WorkloadOptions { Sequence = 100 });
        WorkloadGraph decode = Workloads.Preset("llama-3-8b", new WorkloadOptions { Phase = Phase.Decode, Context = 99 });
        long written = prefill.Tensors.Where(t => t.Role == TensorRole.State).Sum(t => t.Elements);
        long read = decode.Operations.OfType<Gemm>().SelectMany(g => g.Inputs).Where(t => t.Role == TensorRole.State).Sum(t => t.Elements);
        Assert.Equal(32 * 2 * 100 * 8 * 128, written);
        Assert.Equal(written, read);
    }

    [Fact]
    public void A_window_bounds_what_a_query_sees()
    {
        Assert.Equal(4096, ((Gemm)Named(Workloads.Preset("mistral-7b", new WorkloadOptions { Phase = Phase.Decode, Context = 9000 }), "layers.3.attention.scores")).N);
        Assert.Equal(4096, ((Gemm)Named(Workloads.Preset("mistral-7b", new WorkloadOptions { Sequence = 8192 }), "layers.3.attention.scores")).N);
        Assert.Equal(1000, ((Gemm)Named(Workloads.Preset("mistral-7b", new WorkloadOptions { Sequence = 1000 }), "layers.3.attention.scores")).N);
    }

    [Fact]
    public void One_token_touches_only_its_experts_and_many_touch_all()
    {
        WorkloadGraph decode = Workloads.Preset("mixtral-8x7b", new WorkloadOptions { Phase = Phase.Decode, Context = 8 });
        GemmShape gate = Named(decode, "layers.0.ffn.experts.gate_proj").Lowered!.Value;
        Assert.Equal((1, 2, 2L * 4096 * 14336), (gate.M, gate.Count, gate.FilterElements));
        Assert.Equal(46702792704, decode.Parameters);
        Assert.Contains(decode.Findings, f => f is { Code: "expert-load-assumed", Level: FindingLevel.Warning });
        WorkloadGraph prefill = Workloads.Preset("mixtral-8x7b", new WorkloadOptions { Sequence = 1000 });
        Assert.Equal((250, 8), (Named(prefill, "layers.0.ffn.experts.gate_proj").Lowered!.Value.M, Named(prefill, "layers.0.ffn.experts.gate_proj").Lowered!.Value.Count));
    }

    [Fact]
    public void A_tied_head_shares_the_table()
    {
        WorkloadGraph graph = Workloads.Preset("llama-3.2-1b");
        Assert.Same(Named(graph, "embed_tokens").Inputs[1], Named(graph, "head").Inputs[1]);
    }

    [Fact]
    public void An_optimizer_step_touches_every_parameter_once()
    {
        WorkloadGraph graph = Workloads.Preset("llama-3.2-1b", new WorkloadOptions { Phase = Phase.Train, Sequence = 16 });
        Operation[] steps = [.. graph.Operations.Where(o => o.Kind == OperationKind.OptimizerStep)];
        Assert.Equal(graph.Parameters, steps.Sum(s => ((VectorOperation)s).Elements));

        // bf16 weights: a master copy and two moments in fp32, 12 bytes a parameter.
        Assert.Equal(12 * graph.Parameters, steps.SelectMany(s => s.Inputs).Where(t => t.Role == TensorRole.State).Sum(t => t.Format.Storage(t.Elements, 1).Value));
    }

    [Fact]
    public void Weights_have_the_type_of_the_checkpoint()
    {
        Assert.All(Workloads.Preset("llama-3-8b").Tensors.Where(t => t.Role == TensorRole.Weight), t => Assert.Equal("bf16", t.Format.Name));
        const string json = """{"model_type":"gpt2","n_embd":64,"n_layer":1,"n_head":4,"vocab_size":100}""";
        Assert.All(Workloads.Model(json).Tensors.Where(t => t.Role == TensorRole.Weight), t => Assert.Equal("fp32", t.Format.Name));
    }

    [Fact]
    public void An_encoder_decoder_starts_generating_with_one_token()
    {
        const string json = """{"model_type":"t5","d_model":64,"d_kv":16,"d_ff":128,"num_layers":2,"num_heads":4,"vocab_size":100}""";
        WorkloadGraph prefill = Workloads.Model(json, new WorkloadOptions { Sequence = 10 });
        Assert.Equal(10, ((Gemm)Named(prefill, "encoder.0.attention.q_proj")).M);
        Assert.Equal(1, ((Gemm)Named(prefill, "decoder.0.cross_attention.q_proj")).M);
        Assert.Equal(10, ((Gemm)Named(prefill, "decoder.0.cross_attention.k_proj")).M);
        WorkloadGraph decode = Workloads.Model(json, new WorkloadOptions { Phase = Phase.Decode, Sequence = 10, Context = 4 });
        Assert.DoesNotContain(decode.Operations, o => o.Name.StartsWith("encoder.", StringComparison.Ordinal) || o.Name.EndsWith("cross_attention.k_proj", StringComparison.Ordinal));
        Assert.Equal(10, ((Gemm)Named(decode, "decoder.0.cross_attention.scores")).N);
        Assert.Equal(5, ((Gemm)Named(decode, "decoder.0.attention.scores")).N);
    }

    [Theory]
    [InlineData(8, 2, 1, 2)]
    [InlineData(8, 2, 2, 4)]
    [InlineData(8, 2, 3, 5)]
    [InlineData(8, 2, 100, 8)]
    [InlineData(128, 8, 1, 8)]
    public void Experts_touched_are_the_expected_number(long count, long perToken, long tokens, long touched) =>
        Assert.Equal(touched, ExpertLoad.Of(new Experts(count, perToken), tokens).Touched);

    private static Operation Named(WorkloadGraph graph, string name) => graph.Operations.Single(o => o.Name == name);
}
