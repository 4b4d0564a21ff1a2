using System.Diagnostics;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads;
using HwSim.Workloads.Techniques;
using HwSim.Workloads.Transformers;
using Xunit.Abstractions;

namespace HwSim.Tests.Properties;

/// <summary>Damaged workload texts either read or give diagnostics: no exception, no hang, no graph beside a diagnostic.</summary>
public class WorkloadFuzzTests(ITestOutputHelper output)
{
    private const int Inputs = 25_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private static readonly string[] YamlSeeds =
    [
        "hwsim: 1\nworkload: a\nbatch: 2\nformat: int8\nweights: { format: int4, sparsity: \"2:4\" }\ninput: [3, 32, 32]\noperations:\n  - { name: a, conv: { filters: 8, kernel: [3, 5], stride: 2, padding: same, batch_norm: true }, activation: relu6 }\n  - { name: b, depthwise: { kernel: 3, padding: [1, 1, 1, 1], dilation: 2 } }\n  - { name: c, add: [a, b] }\n  - { name: d, concat: [a, c] }\n  - { name: e, pool: { kind: max, kernel: 3, stride: 2 } }\n  - { name: f, linear: { features: 10, bias: false } }\n  - { name: g, vector: softmax }\n",
        "hwsim: 1\nworkload: b\nphase: train\noperations:\n  - name: a\n    gemm: { m: 128, n: 64, k: 32, batch: 3 }\n    repeat: 4\n    weights: { sparsity: 1:4 }\n  - name: b\n    conv: { height: 14, width: 14, channels: 8, filters: 16, kernel: 1, groups: 4 }\n",
        "hwsim: 1\nworkload: c\nphase: decode\nbatch: 4\nseq: 16\ncontext: 31\ntransformer:\n  model_type: mixtral\n  hidden_size: 64\n  num_hidden_layers: 2\n  num_attention_heads: 4\n  num_key_value_heads: 2\n  intermediate_size: 96\n  vocab_size: 100\n  sliding_window: 8\n  num_local_experts: 4\n  torch_dtype: bfloat16\n",
        "hwsim: 1\nworkload: d\nbase: alexnet\nbatch: 2\npublished: { parameters: 61 M, macs: 0.7 G, source: here }\n",
    ];

    private static readonly string[] ModelSeeds =
    [
        "{\n  \"model_type\": \"llama\",\n  \"hidden_size\": 64,\n  \"num_hidden_layers\": 2,\n  \"num_attention_heads\": 4,\n  \"num_key_value_heads\": 2,\n  \"intermediate_size\": 96,\n  \"vocab_size\": 100,\n  \"rope_scaling\": null,\n  \"torch_dtype\": \"float16\"\n}",
        "{\"model_type\":\"gpt2\",\"n_embd\":32,\"n_layer\":1,\"n_head\":2,\"n_positions\":64,\"vocab_size\":50,\"n_inner\":null}",
        "{\"model_type\":\"t5\",\"d_model\":32,\"d_kv\":8,\"d_ff\":64,\"num_layers\":1,\"num_heads\":4,\"vocab_size\":50,\"feed_forward_proj\":\"gated-gelu\"}",
        "{\"model_type\":\"vit\",\"architectures\":[\"ViTForImageClassification\"],\"hidden_size\":32,\"num_hidden_layers\":1,\"num_attention_heads\":2,\"intermediate_size\":64,\"image_size\":32,\"patch_size\":16,\"id2label\":{\"0\":\"a\",\"1\":\"b\"}}",
        "{\"model_type\":\"bert\",\"hidden_size\":32,\"num_hidden_layers\":1,\"num_attention_heads\":2,\"intermediate_size\":64,\"vocab_size\":50,\"max_position_embeddings\":512,\"type_vocab_size\":2}",
        "{\"model_type\":\"mixtral\",\"hidden_size\":32,\"num_hidden_layers\":1,\"num_attention_heads\":4,\"intermediate_size\":16,\"vocab_size\":50,\"num_local_experts\":8,\"num_experts_per_tok\":2}",
    ];

    private static readonly string[] TechniqueSeeds = ["nm(2:4)", "nm(1:8, layers=conv)", "format(weights=int4, activations=int8, cache=fp8)", "nm(2:4, layers=*.project)"];

    [Fact]
    public void Damaged_workload_files() => Fuzz(
        20_261_122, YamlSeeds, ["operations:", "transformer:", "conv: ", "gemm: ", "name: a", "base: resnet18", "repeat: 9", "model_type: gpt2", "phase: train", "height: 1000000", "kernel: 4096"],
        (text, into) => Workloads.Yaml(new SourceText("fuzz.yaml", text), WorkloadOptions.Default, into));

    [Fact]
    public void Damaged_model_configurations() => Fuzz(
        20_261_123, ModelSeeds, ["\"model_type\":", "\"llama\"", "\"hidden_size\": 8,", "\"head_dim\": 4,", "\"tie_word_embeddings\": true,", "\"n_embd\"", "1024", "\"sliding_window\": 4,"],
        (text, into) => TransformerWorkload.Read(new SourceText("config.json", text), "fuzz", new WorkloadOptions { Phase = text.Length % 3 == 0 ? Phase.Train : Phase.Prefill }, into));

    [Fact]
    public void Damaged_techniques()
    {
        WorkloadGraph graph = Workloads.Yaml("operations:\n  - { name: a, gemm: { m: 2, n: 2, k: 2 } }\n");
        Fuzz(
            20_261_124, TechniqueSeeds, ["nm", "format", "layers=", "(", ")", "=", ",", "*", "?"],
            (text, into) => TechniqueText.Read(new SourceText("--technique", text), into)?.Apply(graph));
    }

    private void Fuzz(int seed, string[] texts, string[] words, Func<string, Diagnostics, WorkloadGraph?> read)
    {
        TextMutator mutator = new(seed, texts, words);
        Stopwatch all = Stopwatch.StartNew();
        int valid = 0;
        for (int i = 0; i < Inputs; i++)
        {
            string text = mutator.Next();
            Diagnostics problems = [];
            Stopwatch one = Stopwatch.StartNew();
            try
            {
                WorkloadGraph? graph = read(text, problems);
                Assert.Equal(graph is null, !problems.IsEmpty);
                Assert.All(problems, p => Assert.NotEmpty(p.ToString()));
                valid += graph is null ? 0 : 1;
            }
            catch (Exception e)
            {
                throw new Xunit.Sdk.XunitException($"seed {seed}, input {i}: {e}\n{text}");
            }

            Assert.True(Patience.Shortest(one.Elapsed, Longest, () => _ = read(text, [])) < Longest, $"seed {seed}, input {i} took {one.Elapsed.TotalSeconds:F1} s\n{text}");
        }

        output.WriteLine($"seed {seed}: {Inputs} inputs in {all.Elapsed.TotalSeconds:F1} s, {valid} of them valid");
        Assert.InRange(valid, Inputs / 100, Inputs - (Inputs / 100));
    }
}
