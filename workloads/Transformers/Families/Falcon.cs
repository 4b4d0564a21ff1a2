namespace HwSim.Workloads.Transformers.Families;

/// <summary>Falcon: multi-query or grouped keys, both halves of a layer side by side.</summary>
/// <remarks>Source: Almazrouei et al. 2023, The Falcon Series, section 3; keys and defaults of FalconConfig.</remarks>
internal static class Falcon
{
    public static TransformerModel Read(ModelConfig config)
    {
        long hidden = config.Need(ModelKeys.HiddenSize);
        long vocabulary = config.Need(ModelKeys.VocabularySize);
        bool newDecoder = config.Get(ModelKeys.NewDecoder, false);
        bool bias = config.Get(ModelKeys.Bias, false);
        long? keyValueHeads = newDecoder ? config.Find(ModelKeys.KvHeads) : config.Get(ModelKeys.MultiQuery, true) ? 1 : null;
        Attention heads = Shared.Heads(config, ModelKeys.HiddenSize, hidden, ModelKeys.AttentionHeads, ModelKeys.KvHeads, keyValueHeads);
        return new TransformerModel
        {
            Format = Shared.Format(config),
            Tokens = new TokenEmbedding { Vocabulary = vocabulary, Width = hidden },
            Decoder = new Stack
            {
                Name = "h",
                Layers = config.Need(ModelKeys.HiddenLayers),
                Hidden = hidden,
                Attention = heads with
                {
                    Fused = true,
                    InputBias = bias,
                    OutputBias = bias,
                    Position = config.Get(ModelKeys.Alibi, false) ? PositionKind.LinearBias : PositionKind.Rotary,
                    PositionSize = heads.HeadSize,
                },
                FeedForward = new FeedForward { Inner = config.Get(ModelKeys.FfnHiddenSize, 4 * hidden), Activation = config.Get(ModelKeys.ShortActivation, Activation.Gelu), Bias = bias },
                Order = newDecoder ? BlockOrder.ParallelTwoNorms : config.Get(ModelKeys.ParallelAttention, true) ? BlockOrder.Parallel : BlockOrder.PreNorm,
                FinalNorm = true,
            },
            Head = new OutputHead { Outputs = vocabulary, Tied = config.Get(ModelKeys.TieWordEmbeddings, true) },
            MostTokens = config.Find(ModelKeys.MaxPositions),
        };
    }
}
