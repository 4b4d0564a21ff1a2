using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads;
using HwSim.Workloads.Techniques;
using HwSim.Workloads.Transformers;
using HwSim.Workloads.Yaml;

namespace HwSim.Tests.Validation.Claims;

/// <summary>The networks of published tables, by the names that these use.</summary>
internal static class ClaimModels
{
    private static readonly Dictionary<string, string> Presets = new()
    {
        ["LLaMA-3-8B"] = "llama-3-8b",
        ["Llama-3-8B"] = "llama-3-8b",
        ["LLaMA-2-7B"] = "llama-2-7b",
        ["Llama-2-7B"] = "llama-2-7b",
        ["LLaMA-2-13B"] = "llama-2-13b",
        ["Llama-2-13B"] = "llama-2-13b",
        ["Llama-2-70B"] = "llama-2-70b",
        ["Mistral-7B"] = "mistral-7b",
        ["Llama2-7B FP32"] = "llama-2-7b",
        ["Mistral-7B FP32"] = "mistral-7b",
        ["LLaMA-3-8B-1M, bf16"] = "llama-3-8b",
        ["LLaMA-3-8B-1M"] = "llama-3-8b",
        ["Llama-3.1-8B"] = "llama-3-8b",
    };

    /// <summary>Configurations as Hugging Face has them; widths from the models' public cards.</summary>
    private static readonly Dictionary<string, string> Configurations = new()
    {
        ["NVILA-2B"] = Llama(1536, 28, 12, 2, 8960, 151936, true),
        ["Llama-30B"] = Llama(6656, 60, 52, 52, 17920, 32000, false),
        ["Yi-34B"] = Llama(7168, 60, 56, 8, 20480, 64000, false),
        ["Qwen1.5-72B"] = Llama(8192, 80, 64, 64, 24576, 152064, false),
        ["GLM-4-9B-1M"] = Llama(4096, 40, 32, 4, 13696, 151552, false),
    };

    /// <summary>True where the network is known.</summary>
    public static bool Knows(string model) => Presets.ContainsKey(model) || Configurations.ContainsKey(model);

    /// <summary>A network as a graph.</summary>
    public static WorkloadGraph Graph(string model, WorkloadOptions options, Func<Tensor, TensorFormat>? format = null)
    {
        Diagnostics problems = [];
        WorkloadGraph? graph = Presets.TryGetValue(model, out string? preset)
            ? WorkloadFile.Load(WorkloadPresets.Text(preset)!, [], problems)?.Build(options, problems)
            : TransformerWorkload.Read(new SourceText("config.json", Configurations[model]), model, options, problems);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return format is null ? graph! : new TensorRewrite(format).Apply(graph!);
    }

    public static WorkloadGraph Decode(string model, long batch, long context, Func<Tensor, TensorFormat>? format = null) =>
        Graph(model, new WorkloadOptions { Phase = Phase.Decode, Batch = batch, Context = context }, format);

    public static WorkloadGraph Prefill(string model, long batch, long tokens, Func<Tensor, TensorFormat>? format = null) =>
        Graph(model, new WorkloadOptions { Phase = Phase.Prefill, Batch = batch, Sequence = tokens }, format);

    private static string Llama(long hidden, long layers, long heads, long keys, long inner, long words, bool tied) => FormattableString.Invariant(
        $$"""{"model_type": "llama", "hidden_size": {{hidden}}, "num_hidden_layers": {{layers}}, "num_attention_heads": {{heads}}, "num_key_value_heads": {{keys}}, "intermediate_size": {{inner}}, "vocab_size": {{words}}, "hidden_act": "silu", "max_position_embeddings": 1048576, "tie_word_embeddings": {{(tied ? "true" : "false")}}, "torch_dtype": "float16"}""");
}
