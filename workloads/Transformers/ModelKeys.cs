using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads.Transformers;

/// <summary>
/// The keys of Hugging Face configurations that shape a graph, with one spelling for each family's dialect. Names and
/// meanings are those of the configuration classes of the transformers library.
/// </summary>
public static class ModelKeys
{
    private const long MostLayers = 1024;
    private const long MostExperts = 65_536;

    private static readonly ConfigType<TensorFormat> Formats = ConfigTypes.Choice(
        "element types", ("float32", TensorFormat.Fp32), ("float16", TensorFormat.Fp16), ("bfloat16", TensorFormat.Bf16), ("float64", TensorFormat.Fp64), ("int8", TensorFormat.Int8), ("float8_e4m3fn", TensorFormat.Fp8));

    public static readonly ModelKey<string> ModelType = new("model_type", ConfigTypes.Text, "the family: llama, gpt2, bert, ...");
    public static readonly ModelKey<TensorFormat> TorchType = new("torch_dtype", Formats, "element type of parameters and activations; float32 when left out");
    public static readonly ModelKey<TensorFormat> Type = new("dtype", Formats, "newer spelling of torch_dtype");

    public static readonly ModelKey<long> HiddenSize = Count("hidden_size", "width of the residual stream");
    public static readonly ModelKey<long> Embd = Count("n_embd", "width of the residual stream");
    public static readonly ModelKey<long> Embed = Count("n_embed", "width of the residual stream");
    public static readonly ModelKey<long> ModelSize = Count("d_model", "width of the residual stream");
    public static readonly ModelKey<long> Dim = Count("dim", "width of the residual stream");
    public static readonly ModelKey<long> EmbeddingSize = Count("embedding_size", "width of the token table");
    public static readonly ModelKey<long> WordEmbedSize = Count("word_embed_proj_dim", "width of the token table");

    public static readonly ModelKey<long> HiddenLayers = Layers("num_hidden_layers");
    public static readonly ModelKey<long> NLayer = Layers("n_layer");
    public static readonly ModelKey<long> NLayers = Layers("n_layers");
    public static readonly ModelKey<long> NumLayers = Layers("num_layers");
    public static readonly ModelKey<long> DecoderNumLayers = Layers("num_decoder_layers");
    public static readonly ModelKey<long> EncoderLayers = Layers("encoder_layers");
    public static readonly ModelKey<long> DecoderLayers = Layers("decoder_layers");

    public static readonly ModelKey<long> AttentionHeads = Count("num_attention_heads", "attention heads");
    public static readonly ModelKey<long> NHead = Count("n_head", "attention heads");
    public static readonly ModelKey<long> NHeads = Count("n_heads", "attention heads");
    public static readonly ModelKey<long> NumHeads = Count("num_heads", "attention heads");
    public static readonly ModelKey<long> EncoderHeads = Count("encoder_attention_heads", "attention heads of the encoder");
    public static readonly ModelKey<long> DecoderHeads = Count("decoder_attention_heads", "attention heads of the decoder");
    public static readonly ModelKey<long> KeyValueHeads = Count("num_key_value_heads", "heads of keys and values");
    public static readonly ModelKey<long> KvHeads = Count("num_kv_heads", "heads of keys and values");
    public static readonly ModelKey<long> HeadSize = Count("head_dim", "width of a head");
    public static readonly ModelKey<long> KeyValueSize = Count("d_kv", "width of a head");
    public static readonly ModelKey<bool> MultiQuery = Flag("multi_query", "one head of keys and values for all queries");

    public static readonly ModelKey<long> IntermediateSize = Count("intermediate_size", "inner width of the feed-forward network");
    public static readonly ModelKey<long> NInner = Count("n_inner", "inner width of the feed-forward network");
    public static readonly ModelKey<long> FfnSize = Count("ffn_dim", "inner width of the feed-forward network");
    public static readonly ModelKey<long> FfnHiddenSize = Count("ffn_hidden_size", "inner width of the feed-forward network");
    public static readonly ModelKey<long> DFf = Count("d_ff", "inner width of the feed-forward network");
    public static readonly ModelKey<long> HiddenDim = Count("hidden_dim", "inner width of the feed-forward network");
    public static readonly ModelKey<long> EncoderFfn = Count("encoder_ffn_dim", "inner width of the encoder's feed-forward network");
    public static readonly ModelKey<long> DecoderFfn = Count("decoder_ffn_dim", "inner width of the decoder's feed-forward network");
    public static readonly ModelKey<long> MoeIntermediateSize = Count("moe_intermediate_size", "inner width of an expert");
    public static readonly ModelKey<Activation> HiddenActivation = new("hidden_act", Activation.Type, "activation function");
    public static readonly ModelKey<Activation> HiddenActivationNew = new("hidden_activation", Activation.Type, "activation function");
    public static readonly ModelKey<Activation> ActivationFunction = new("activation_function", Activation.Type, "activation function");
    public static readonly ModelKey<Activation> ShortActivation = new("activation", Activation.Type, "activation function");
    public static readonly ModelKey<(bool Gated, Activation Activation)> FeedForwardProjection = new(
        "feed_forward_proj",
        ConfigTypes.Choice("feed-forward forms", ("relu", (false, Activation.Relu)), ("gelu", (false, Activation.Gelu)), ("gated-gelu", (true, Activation.Gelu)), ("gated-silu", (true, Activation.Silu)), ("gated-relu", (true, Activation.Relu))),
        "activation function, gated or not");

    public static readonly ModelKey<long> LocalExperts = new("num_local_experts", ConfigTypes.Whole(1, MostExperts), "experts a layer");
    public static readonly ModelKey<long> NumExperts = new("num_experts", ConfigTypes.Whole(1, MostExperts), "experts a layer");
    public static readonly ModelKey<long> ExpertsPerToken = new("num_experts_per_tok", ConfigTypes.Whole(1, MostExperts), "experts a token visits");

    public static readonly ModelKey<long> VocabularySize = Count("vocab_size", "rows of the token table");
    public static readonly ModelKey<long> MaxPositions = Count("max_position_embeddings", "longest sequence");
    public static readonly ModelKey<long> NPositions = Count("n_positions", "longest sequence");
    public static readonly ModelKey<long> TypeVocabularySize = new("type_vocab_size", ConfigTypes.CountOrZero, "rows of the segment table");
    public static readonly ModelKey<bool> TieWordEmbeddings = Flag("tie_word_embeddings", "the token table serves as the head's weights");
    public static readonly ModelKey<long> SlidingWindow = new("sliding_window", ConfigTypes.Count, "latest tokens that a query sees");
    public static readonly ModelKey<bool> UseSlidingWindow = Flag("use_sliding_window", "whether sliding_window holds");
    public static readonly ModelKey<long> RotarySize = Count("rotary_dim", "values of a head that are rotated");
    public static readonly ModelKey<double> RotaryShare = new("rotary_pct", ConfigTypes.Share, "share of a head that is rotated");
    public static readonly ModelKey<double> PartialRotary = new("partial_rotary_factor", ConfigTypes.Share, "share of a head that is rotated");
    public static readonly ModelKey<long> RelativeBuckets = Count("relative_attention_num_buckets", "distance buckets of the relative bias");
    public static readonly ModelKey<bool> Alibi = Flag("alibi", "linear position biases instead of rotary embeddings");

    public static readonly ModelKey<bool> AttentionBias = Flag("attention_bias", "biases in the attention projections");
    public static readonly ModelKey<bool> MlpBias = Flag("mlp_bias", "biases in the feed-forward network");
    public static readonly ModelKey<bool> QueryBias = Flag("qkv_bias", "biases of queries, keys and values");
    public static readonly ModelKey<bool> Bias = Flag("bias", "biases in all products of the layers");
    public static readonly ModelKey<bool> EnableBias = Flag("enable_bias", "biases in all products of the layers");
    public static readonly ModelKey<bool> ParallelAttention = Flag("parallel_attn", "attention and feed-forward side by side");
    public static readonly ModelKey<bool> ParallelResidual = Flag("use_parallel_residual", "attention and feed-forward side by side");
    public static readonly ModelKey<bool> NewDecoder = Flag("new_decoder_architecture", "grouped keys and two normalizations side by side");
    public static readonly ModelKey<bool> NormBefore = Flag("do_layer_norm_before", "normalize before each half of a layer");

    public static readonly ModelKey<(long Height, long Width)> ImageSize = new("image_size", new PairType(ConfigTypes.Whole(1, 1 << 20)), "height and width of the image in pixels");
    public static readonly ModelKey<long> PatchSize = new("patch_size", ConfigTypes.Whole(1, 4096), "height and width of a patch in pixels");
    public static readonly ModelKey<long> Channels = Count("num_channels", "channels of the image");
    public static readonly ModelKey<long> Labels = Count("num_labels", "classes of the head");

    /// <summary>Every key that is read.</summary>
    public static ImmutableArray<ModelKey> All { get; } =
        [.. typeof(ModelKeys).GetFields().Select(f => f.GetValue(null)).OfType<ModelKey>()];

    private static ModelKey<long> Count(string name, string description) => new(name, ConfigTypes.Count, description);

    private static ModelKey<long> Layers(string name) => new(name, ConfigTypes.Whole(1, MostLayers), "layers");

    private static ModelKey<bool> Flag(string name, string description) => new(name, ConfigTypes.Flag, description);
}
