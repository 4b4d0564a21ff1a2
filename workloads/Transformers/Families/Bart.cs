namespace HwSim.Workloads.Transformers.Families;

/// <summary>BART: learned positions on both sides, normalization after each part, biases everywhere.</summary>
/// <remarks>Source: Lewis et al. 2020, section 2.1; keys and defaults of BartConfig. Each position table has two rows that no token uses.</remarks>
internal static class Bart
{
    private const long ReservedPositions = 2;

    public static TransformerModel Read(ModelConfig config)
    {
        long hidden = config.Need(ModelKeys.ModelSize);
        long vocabulary = config.Need(ModelKeys.VocabularySize);
        long positions = config.Get(ModelKeys.MaxPositions, 1024);
        Stack decoder = Side(config, "decoder", hidden, ModelKeys.DecoderLayers, ModelKeys.DecoderHeads, ModelKeys.DecoderFfn);
        return new TransformerModel
        {
            Format = Shared.Format(config),
            Tokens = new TokenEmbedding { Vocabulary = vocabulary, Width = hidden, PositionRows = positions + ReservedPositions, ReservedPositions = ReservedPositions, Norm = true },
            Encoder = Side(config, "encoder", hidden, ModelKeys.EncoderLayers, ModelKeys.EncoderHeads, ModelKeys.EncoderFfn),
            Decoder = decoder with { CrossAttention = decoder.Attention },
            Head = new OutputHead { Outputs = vocabulary, Tied = config.Get(ModelKeys.TieWordEmbeddings, true) },
            MostTokens = positions,
        };
    }

    private static Stack Side(ModelConfig config, string name, long hidden, ModelKey<long> layersKey, ModelKey<long> headsKey, ModelKey<long> innerKey) => new()
    {
        Name = name,
        Layers = config.Need(layersKey),
        Hidden = hidden,
        Attention = Shared.Heads(config, ModelKeys.ModelSize, hidden, headsKey, headsKey) with { InputBias = true, OutputBias = true },
        FeedForward = new FeedForward { Inner = config.Need(innerKey), Activation = config.Get(ModelKeys.ActivationFunction, Activation.Gelu), Bias = true },
        Order = BlockOrder.PostNorm,
    };
}
