namespace HwSim.Workloads.Transformers.Families;

/// <summary>OPT.</summary>
/// <remarks>Source: Zhang et al. 2022, OPT, section 2; keys and defaults of OPTConfig. The position table has two rows that no token uses.</remarks>
internal static class Opt
{
    private const long ReservedPositions = 2;

    public static TransformerModel Read(ModelConfig config)
    {
        long hidden = config.Need(ModelKeys.HiddenSize);
        long vocabulary = config.Need(ModelKeys.VocabularySize);
        long positions = config.Get(ModelKeys.MaxPositions, 2048);
        bool bias = config.Get(ModelKeys.EnableBias, true);
        bool normBefore = config.Get(ModelKeys.NormBefore, true);
        return new TransformerModel
        {
            Format = Shared.Format(config),
            Tokens = new TokenEmbedding
            {
                Vocabulary = vocabulary,
                Width = config.Get(ModelKeys.WordEmbedSize, hidden),
                PositionRows = positions + ReservedPositions,
                ReservedPositions = ReservedPositions,
            },
            Decoder = new Stack
            {
                Name = "layers",
                Layers = config.Need(ModelKeys.HiddenLayers),
                Hidden = hidden,
                Attention = Shared.Heads(config, ModelKeys.HiddenSize, hidden, ModelKeys.AttentionHeads, ModelKeys.KeyValueHeads) with { InputBias = bias, OutputBias = bias },
                FeedForward = new FeedForward { Inner = config.Need(ModelKeys.FfnSize), Activation = config.Get(ModelKeys.ActivationFunction, Activation.Relu), Bias = bias },
                Order = normBefore ? BlockOrder.PreNorm : BlockOrder.PostNorm,
                FinalNorm = normBefore,
            },
            Head = new OutputHead { Outputs = vocabulary, Tied = config.Get(ModelKeys.TieWordEmbeddings, true) },
            MostTokens = positions,
        };
    }
}
