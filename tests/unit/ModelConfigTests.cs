using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads;
using HwSim.Workloads.Transformers;

namespace HwSim.Tests.Unit;

/// <summary>Parameter counts of public checkpoints, each following from nothing but its config.json.</summary>
public class ModelConfigTests
{
    public static TheoryData<string, long, string> Checkpoints => new()
    {
        { "gpt2", 124439808, """{"model_type":"gpt2","n_embd":768,"n_layer":12,"n_head":12,"n_positions":1024,"vocab_size":50257,"n_inner":null}""" },
        { "gpt-j-6b", 6050882784, """{"model_type":"gptj","n_embd":4096,"n_layer":28,"n_head":16,"n_positions":2048,"vocab_size":50400,"rotary_dim":64,"tie_word_embeddings":false}""" },
        { "starcoder", 15517456384, """{"model_type":"gpt_bigcode","n_embd":6144,"n_layer":40,"n_head":48,"n_positions":8192,"vocab_size":49152,"n_inner":24576,"multi_query":true}""" },
        { "pythia-70m", 70426624, """{"model_type":"gpt_neox","hidden_size":512,"num_hidden_layers":6,"num_attention_heads":8,"intermediate_size":2048,"vocab_size":50304,"rotary_pct":0.25}""" },
        { "phi-2", 2779683840, """{"model_type":"phi","hidden_size":2560,"num_hidden_layers":32,"num_attention_heads":32,"intermediate_size":10240,"vocab_size":51200,"partial_rotary_factor":0.4,"num_key_value_heads":32,"max_position_embeddings":2048}""" },
        { "phi-3-mini", 3821079552, """{"model_type":"phi3","hidden_size":3072,"num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":32,"intermediate_size":8192,"vocab_size":32064,"sliding_window":2047,"max_position_embeddings":4096}""" },
        { "falcon-7b", 6921720704, """{"model_type":"falcon","hidden_size":4544,"num_hidden_layers":32,"num_attention_heads":71,"vocab_size":65024,"multi_query":true,"parallel_attn":true,"bias":false}""" },
        { "opt-125m", 125239296, """{"model_type":"opt","hidden_size":768,"num_hidden_layers":12,"num_attention_heads":12,"ffn_dim":3072,"vocab_size":50272,"word_embed_proj_dim":768}""" },
        { "opt-350m", 331196416, """{"model_type":"opt","hidden_size":1024,"num_hidden_layers":24,"num_attention_heads":16,"ffn_dim":4096,"vocab_size":50272,"word_embed_proj_dim":512,"do_layer_norm_before":false}""" },
        { "bloom-1b7", 1722408960, """{"model_type":"bloom","n_embed":2048,"n_layer":24,"num_attention_heads":16,"vocab_size":250880}""" },
        { "qwen2-0.5b", 494032768, """{"model_type":"qwen2","hidden_size":896,"num_hidden_layers":24,"num_attention_heads":14,"num_key_value_heads":2,"intermediate_size":4864,"vocab_size":151936,"tie_word_embeddings":true,"use_sliding_window":false,"sliding_window":32768}""" },
        { "qwen3-0.6b", 596049920, """{"model_type":"qwen3","hidden_size":1024,"head_dim":128,"num_hidden_layers":28,"num_attention_heads":16,"num_key_value_heads":8,"intermediate_size":3072,"vocab_size":151936,"tie_word_embeddings":true}""" },
        { "qwen3-30b-a3b", 30532122624, """{"model_type":"qwen3_moe","hidden_size":2048,"head_dim":128,"num_hidden_layers":48,"num_attention_heads":32,"num_key_value_heads":4,"intermediate_size":6144,"moe_intermediate_size":768,"num_experts":128,"num_experts_per_tok":8,"vocab_size":151936,"tie_word_embeddings":false}""" },
        { "gemma-2b", 2506172416, """{"model_type":"gemma","hidden_size":2048,"head_dim":256,"num_hidden_layers":18,"num_attention_heads":8,"num_key_value_heads":1,"intermediate_size":16384,"vocab_size":256000,"hidden_act":"gelu"}""" },
        { "roberta-base", 124645632, """{"model_type":"roberta","hidden_size":768,"num_hidden_layers":12,"num_attention_heads":12,"intermediate_size":3072,"vocab_size":50265,"max_position_embeddings":514,"type_vocab_size":1}""" },
        { "xlm-roberta-base", 278043648, """{"model_type":"xlm-roberta","hidden_size":768,"num_hidden_layers":12,"num_attention_heads":12,"intermediate_size":3072,"vocab_size":250002,"max_position_embeddings":514,"type_vocab_size":1}""" },
        { "distilbert-base", 66362880, """{"model_type":"distilbert","dim":768,"n_layers":6,"n_heads":12,"hidden_dim":3072,"vocab_size":30522,"max_position_embeddings":512}""" },
        { "electra-small", 13483008, """{"model_type":"electra","embedding_size":128,"hidden_size":256,"num_hidden_layers":12,"num_attention_heads":4,"intermediate_size":1024,"vocab_size":30522,"max_position_embeddings":512}""" },
        { "t5-small", 60506624, """{"model_type":"t5","d_model":512,"d_kv":64,"d_ff":2048,"num_layers":6,"num_heads":8,"vocab_size":32128,"relative_attention_num_buckets":32}""" },
        { "flan-t5-base", 247577856, """{"model_type":"t5","d_model":768,"d_kv":64,"d_ff":2048,"num_layers":12,"num_decoder_layers":12,"num_heads":12,"vocab_size":32128,"feed_forward_proj":"gated-gelu","tie_word_embeddings":false}""" },
        { "bart-base", 139420416, """{"model_type":"bart","d_model":768,"encoder_layers":6,"decoder_layers":6,"encoder_attention_heads":12,"decoder_attention_heads":12,"encoder_ffn_dim":3072,"decoder_ffn_dim":3072,"vocab_size":50265,"max_position_embeddings":1024}""" },
        { "bart-large", 406291456, """{"model_type":"bart","d_model":1024,"encoder_layers":12,"decoder_layers":12,"encoder_attention_heads":16,"decoder_attention_heads":16,"encoder_ffn_dim":4096,"decoder_ffn_dim":4096,"vocab_size":50265,"max_position_embeddings":1024}""" },
        { "vit-base, base model", 86389248, """{"model_type":"vit","architectures":["ViTModel"],"hidden_size":768,"num_hidden_layers":12,"num_attention_heads":12,"intermediate_size":3072,"image_size":224,"patch_size":16}""" },
        { "deit-base, one head of 1000", 86567656 + (2 * 768), """{"model_type":"deit","hidden_size":768,"num_hidden_layers":12,"num_attention_heads":12,"intermediate_size":3072,"image_size":224,"patch_size":16,"num_labels":1000}""" },
    };

    [Theory, MemberData(nameof(Checkpoints))]
    public void The_configuration_gives_the_checkpoints_parameters(string name, long parameters, string json)
    {
        WorkloadGraph graph = Workloads.Model(json, new WorkloadOptions { Phase = Phase.Train });
        Assert.True(parameters == graph.Parameters, $"{name}: {graph.Parameters}, published {parameters}");
        Workloads.AssertTopological(graph);
    }

    [Theory, MemberData(nameof(Checkpoints))]
    public void Inference_builds_too(string name, long parameters, string json)
    {
        _ = parameters;
        WorkloadGraph graph = Workloads.Model(json);
        Assert.True(graph.Macs > 0, name);
        Workloads.AssertTopological(graph);
    }

    [Theory]
    [InlineData("{", DiagnosticCode.BadJson, 1)]
    [InlineData("", DiagnosticCode.EmptyFile, 1)]
    [InlineData("[1]", DiagnosticCode.BadJson, 1)]
    [InlineData("{\"model_type\": \"llama\",\n \"hidden_size\": NaN}", DiagnosticCode.BadJson, 2)]
    [InlineData("{\"hidden_size\": 1}", DiagnosticCode.UnsupportedModel, 1)]
    [InlineData("{\n\"model_type\": \"lama\"}", DiagnosticCode.UnsupportedModel, 2)]
    [InlineData("{\"model_type\": \"gpt2\",\n\"n_embd\": 64,\n\"n_layer\": 2,\n\"n_head\": 4}", DiagnosticCode.MissingKey, 1)]
    [InlineData("{\"model_type\": \"gpt2\",\n\"n_embd\": -64, \"n_layer\": 2, \"n_head\": 4, \"vocab_size\": 10}", DiagnosticCode.OutOfRange, 2)]
    [InlineData("{\"model_type\": \"gpt2\",\n\"n_embd\": 1e3, \"n_layer\": 2, \"n_head\": 4, \"vocab_size\": 10}", DiagnosticCode.NotANumber, 2)]
    [InlineData("{\"model_type\": \"gpt2\",\n\"n_embd\": 99999999999999999999999, \"n_layer\": 2, \"n_head\": 4, \"vocab_size\": 10}", DiagnosticCode.OutOfRange, 2)]
    [InlineData("{\"model_type\": \"gpt2\", \"n_embd\": 64, \"n_layer\": 2,\n\"n_head\": 5, \"vocab_size\": 10}", DiagnosticCode.Inconsistent, 2)]
    [InlineData("{\"model_type\": \"gpt2\", \"n_embd\": 64,\n\"n_layer\": 1000000000, \"n_head\": 4, \"vocab_size\": 10}", DiagnosticCode.OutOfRange, 2)]
    [InlineData("{\"model_type\": \"gpt2\", \"n_embd\": 64,\n\"n_embd\": 64, \"n_layer\": 1, \"n_head\": 4, \"vocab_size\": 10}", DiagnosticCode.DuplicateKey, 2)]
    [InlineData("{\"model_type\": \"gpt2\", \"n_embd\": 64, \"n_layer\": 2,\n\"n_head\": [4], \"vocab_size\": 10}", DiagnosticCode.WrongNodeKind, 2)]
    [InlineData("{\"model_type\": \"gpt2\", \"n_embd\": 2147483647, \"n_layer\": 2, \"n_head\": 1, \"vocab_size\": 2147483647, \"n_positions\": 2147483647}", DiagnosticCode.OutOfRange, 1)]
    [InlineData("{\"model_type\": \"qwen2\", \"hidden_size\": 64, \"num_hidden_layers\": 2, \"num_attention_heads\": 4, \"intermediate_size\": 8, \"vocab_size\": 10,\n\"use_sliding_window\": true}", DiagnosticCode.UnsupportedModel, 2)]
    [InlineData("{\"model_type\": \"vit\", \"hidden_size\": 64, \"num_hidden_layers\": 2, \"num_attention_heads\": 4, \"intermediate_size\": 8,\n\"patch_size\": 15}", DiagnosticCode.Inconsistent, 2)]
    [InlineData("{\"a\": \"\\ud800\"}", DiagnosticCode.BadJson, 1)]
    public void A_broken_configuration_says_what_and_where(string json, DiagnosticCode code, int line)
    {
        Diagnostics problems = [];
        Assert.Null(TransformerWorkload.Read(new SourceText("config.json", json), "test", WorkloadOptions.Default, problems));
        Diagnostic first = problems.First(d => d.Code == code);
        Assert.Equal(line, first.At.Line);
    }

    [Fact]
    public void All_missing_keys_are_reported_at_once()
    {
        Diagnostics problems = [];
        TransformerWorkload.Read(new SourceText("config.json", """{"model_type":"llama"}"""), "test", WorkloadOptions.Default, problems);
        Assert.Equal(["hidden_size", "vocab_size", "num_attention_heads", "num_hidden_layers", "intermediate_size"], problems.Select(d => d.Message.Split('\'')[1]));
    }

    [Fact]
    public void A_misspelt_family_is_suggested()
    {
        Diagnostics problems = [];
        TransformerWorkload.Read(new SourceText("config.json", """{"model_type":"mistrall"}"""), "test", WorkloadOptions.Default, problems);
        Assert.Equal("did you mean 'mistral'?", Assert.Single(problems).Suggestion);
    }
}
