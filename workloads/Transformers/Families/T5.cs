namespace HwSim.Workloads.Transformers.Families;

/// <summary>T5: relative position biases, no other biases, root-mean-square norms before each part.</summary>
/// <remarks>Source: Raffel et al. 2020, section 2.1; keys and defaults of T5Config and MT5Config.</remarks>
internal static class T5
{
    public static TransformerModel Read(ModelConfig config) => Build(config, (false, Activation.Relu), tied: true);

    public static TransformerModel ReadMt5(ModelConfig config) => Build(config, (true, Activation.Gelu), tied: false);

    private static TransformerModel Build(ModelConfig config, (bool Gated, Activation Activation) form, bool tied)
    {
        long hidden = config.Need(ModelKeys.ModelSize);
        long vocabulary = config.Need(ModelKeys.VocabularySize);
        long heads = config.Need(ModelKeys.NumHeads);
        long layers = config.Need(ModelKeys.NumLayers);
        (bool gated, Activation activation) = config.Get(ModelKeys.FeedForwardProjection, form);
        Attention cross = new() { Heads = heads, KeyValueHeads = heads, HeadSize = config.Need(ModelKeys.KeyValueSize) };
        Stack encoder = new()
        {
            Name = "encoder",
            Layers = layers,
            Hidden = hidden,
            Attention = cross with { Position = PositionKind.RelativeBias, PositionSize = config.Get(ModelKeys.RelativeBuckets, 32) },
            FeedForward = new FeedForward { Inner = config.Need(ModelKeys.DFf), Activation = activation, Gated = gated },
            Norm = NormKind.RootMeanSquare,
            FinalNorm = true,
        };
        return new TransformerModel
        {
            Format = Shared.Format(config),
            Tokens = new TokenEmbedding { Vocabulary = vocabulary, Width = hidden },
            Encoder = encoder,
            Decoder = encoder with { Name = "decoder", Layers = config.Get(ModelKeys.DecoderNumLayers, layers), CrossAttention = cross },
            Head = new OutputHead { Outputs = vocabulary, Tied = config.Get(ModelKeys.TieWordEmbeddings, tied) },
        };
    }
}
