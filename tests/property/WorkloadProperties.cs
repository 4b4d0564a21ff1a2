using FsCheck;
using FsCheck.Fluent;
using HwSim.Core.Graph;
using HwSim.Workloads;
using HwSim.Workloads.Transformers;

namespace HwSim.Tests.Properties;

public class WorkloadProperties
{
    private static readonly string[] Families = ["llama", "gpt2", "mixtral", "t5", "bert", "opt"];

    private static Arbitrary<(string Family, int Layers, int Heads, int HeadSize, int Batch, int Tokens)> Cases =>
        (from family in Gen.Elements(Families)
         from layers in Gen.Choose(1, 3)
         from heads in Gen.Elements(1, 2, 4, 6)
         from size in Gen.Elements(8, 16, 24)
         from batch in Gen.Choose(1, 5)
         from tokens in Gen.Choose(1, 40)
         select (family, layers, heads, size, batch, tokens)).ToArbitrary();

    [Fact]
    public void A_training_step_does_three_times_the_forward_products() => Property.Check(Cases, c =>
    {
        WorkloadGraph train = Workloads.Model(Json(c), new WorkloadOptions { Phase = Phase.Train, Batch = c.Batch, Sequence = c.Tokens });
        long forward = train.Operations.TakeWhile(o => !o.Name.EndsWith("gradient", StringComparison.Ordinal)).Sum(o => o.Macs);
        Assert.Equal(3 * forward, train.Macs);
    });

    [Fact]
    public void Training_a_network_of_images_skips_only_the_gradient_of_its_input() => Property.Check(
        (from channels in Gen.Choose(1, 4) from filters in Gen.Choose(1, 8) from kernel in Gen.Choose(1, 5) from stride in Gen.Choose(1, 3) from batch in Gen.Choose(1, 3) select (channels, filters, kernel, stride, batch)).ToArbitrary(),
        c =>
        {
            string body = $"input: [{c.channels}, 9, 11]\noperations:\n  - {{ name: a, conv: {{ filters: {c.filters}, kernel: {c.kernel}, stride: {c.stride}, batch_norm: true }}, activation: relu }}\n  - {{ name: b, linear: {{ features: 5 }} }}\n";
            WorkloadGraph inference = Workloads.Yaml(body, new WorkloadOptions { Batch = c.batch });
            WorkloadGraph train = Workloads.Yaml(body, new WorkloadOptions { Batch = c.batch, Phase = Phase.Train });
            Assert.Equal((3 * inference.Macs) - inference.Operations[0].Macs, train.Macs);
        });

    [Fact]
    public void A_decode_step_is_what_one_more_token_of_prefill_adds_to_the_weights_products() => Property.Check(Cases, c =>
    {
        if (c.Family is "t5" or "bert" or "mixtral")
        {
            return;
        }

        long Products(Phase phase, int tokens) => Workloads.Model(Json(c), new WorkloadOptions
        {
            Phase = phase,
            Batch = c.Batch,
            Sequence = phase == Phase.Prefill ? tokens : null,
            Context = phase == Phase.Decode ? tokens : null,
            Logits = LogitPositions.All,
        }).Operations.Where(o => o.Inputs is [_, { Role: TensorRole.Weight }, ..]).Sum(o => o.Macs);
        Assert.Equal(Products(Phase.Prefill, c.Tokens + 1) - Products(Phase.Prefill, c.Tokens), Products(Phase.Decode, c.Tokens));
    });

    [Fact]
    public void Products_grow_with_the_batch_and_parameters_do_not() => Property.Check(Cases, c =>
    {
        if (c.Family == "mixtral")
        {
            return;
        }

        WorkloadGraph one = Workloads.Model(Json(c), new WorkloadOptions { Sequence = c.Tokens }), many = Workloads.Model(Json(c), new WorkloadOptions { Sequence = c.Tokens, Batch = c.Batch });
        Assert.Equal(c.Batch * one.Macs, many.Macs);
        Assert.Equal(one.Parameters, many.Parameters);
    });

    [Fact]
    public void Experts_get_every_visit_once() => Property.Check(
        (from count in Gen.Choose(1, 64) from perToken in Gen.Choose(1, count) from tokens in Gen.Choose(1, 500) select (count, perToken, tokens)).ToArbitrary(),
        c =>
        {
            ExpertLoad load = ExpertLoad.Of(new Experts(c.count, c.perToken), c.tokens);
            Assert.Equal((long)c.tokens * c.perToken, load.Groups.Sum(g => g.Experts * g.Tokens));
            Assert.Equal(load.Touched, load.Groups.Sum(g => g.Experts));
            Assert.InRange(load.Touched, c.perToken, Math.Min(c.count, load.Visits));
            Assert.All(load.Groups, g => Assert.True(g.Tokens >= 1 && g.Tokens <= c.tokens));
        });

    [Fact]
    public void A_convolution_reads_the_rows_that_its_windows_meet() => Property.Check(
        (from extent in Gen.Choose(1, 40)
         from kernel in Gen.Choose(1, 7)
         from stride in Gen.Choose(1, 9)
         from dilation in Gen.Choose(1, 5)
         from before in Gen.Choose(0, 6)
         from after in Gen.Choose(0, 6)
         select (extent, kernel, stride, dilation, before, after)).ToArbitrary(),
        c =>
        {
            Convolution conv = new()
            {
                Name = "c",
                Inputs = [],
                Outputs = [],
                Height = c.extent,
                Width = 1,
                Channels = 1,
                Filters = 1,
                KernelHeight = c.kernel,
                KernelWidth = 1,
                StrideHeight = c.stride,
                DilationHeight = c.dilation,
                PadTop = c.before,
                PadBottom = c.after,
            };
            HashSet<long> rows = [];
            for (long o = 0; o < conv.OutputHeight; o++)
            {
                for (long r = 0; r < c.kernel; r++)
                {
                    long at = (o * c.stride) + (r * c.dilation) - c.before;
                    if (at >= 0 && at < c.extent)
                    {
                        rows.Add(at);
                    }
                }
            }

            Assert.Equal(rows.Count, conv.Lowered!.Value.IfmapElements);
        },
        runs: 3000);

    private static string Json((string Family, int Layers, int Heads, int HeadSize, int Batch, int Tokens) c)
    {
        int hidden = c.Heads * c.HeadSize;
        int keyHeads = c.Heads % 2 == 0 ? 2 : 1;
        return c.Family switch
        {
            "gpt2" => $$"""{"model_type":"gpt2","n_embd":{{hidden}},"n_layer":{{c.Layers}},"n_head":{{c.Heads}},"vocab_size":50}""",
            "opt" => $$"""{"model_type":"opt","hidden_size":{{hidden}},"num_hidden_layers":{{c.Layers}},"num_attention_heads":{{c.Heads}},"ffn_dim":32,"vocab_size":50,"word_embed_proj_dim":8}""",
            "bert" => $$"""{"model_type":"bert","hidden_size":{{hidden}},"num_hidden_layers":{{c.Layers}},"num_attention_heads":{{c.Heads}},"intermediate_size":32,"vocab_size":50}""",
            "t5" => $$"""{"model_type":"t5","d_model":{{hidden}},"d_kv":{{c.HeadSize}},"d_ff":32,"num_layers":{{c.Layers}},"num_heads":{{c.Heads}},"vocab_size":50,"feed_forward_proj":"gated-gelu"}""",
            _ => $$"""{"model_type":"{{c.Family}}","hidden_size":{{hidden}},"num_hidden_layers":{{c.Layers}},"num_attention_heads":{{c.Heads}},"num_key_value_heads":{{keyHeads}},"intermediate_size":32,"vocab_size":50,"num_local_experts":8}""",
        };
    }
}
