namespace HwSim.Workloads.Transformers.Families;

/// <summary>BLOOM: linear position biases, a normalization after the embedding.</summary>
/// <remarks>Source: BigScience 2022, BLOOM, section 3.2.3; keys and defaults of BloomConfig.</remarks>
internal static class Bloom
{
    public static TransformerModel Read(ModelConfig config)
    {
        ModelKey<long> hiddenKey = config.Has(ModelKeys.Embed) ? ModelKeys.Embed : ModelKeys.HiddenSize;
        ModelKey<long> headsKey = config.Has(ModelKeys.NHead) ? ModelKeys.NHead : ModelKeys.AttentionHeads;
        ModelKey<long> layersKey = config.Has(ModelKeys.NLayer) ? ModelKeys.NLayer : ModelKeys.HiddenLayers;
        long hidden = config.Need(hiddenKey);
        long vocabulary = config.Need(ModelKeys.VocabularySize);
        return new TransformerModel
        {
            Format = Shared.Format(config),
            Tokens = new TokenEmbedding { Vocabulary = vocabulary, Width = hidden, Norm = true },
            Decoder = new Stack
            {
                Name = "h",
                Layers = config.Need(layersKey),
                Hidden = hidden,
                Attention = Shared.Heads(config, hiddenKey, hidden, headsKey, ModelKeys.KeyValueHeads) with { Fused = true, InputBias = true, OutputBias = true, Position = PositionKind.LinearBias },
                FeedForward = new FeedForward { Inner = 4 * hidden, Activation = Activation.Gelu, Bias = true },
                FinalNorm = true,
            },
            Head = new OutputHead { Outputs = vocabulary, Tied = config.Get(ModelKeys.TieWordEmbeddings, true) },
        };
    }
}
