namespace HwSim.Workloads.Transformers.Families;

/// <summary>BERT and the encoders built like it: learned positions, normalization after each half, biases everywhere.</summary>
/// <remarks>
/// Source: Devlin et al. 2019, section 3; keys and defaults of BertConfig, RobertaConfig, ElectraConfig, DistilBertConfig.
/// The base model is read, whatever task head <c>architectures</c> names: the layers, and BERT's and RoBERTa's pooler.
/// </remarks>
internal static class Bert
{
    public static TransformerModel Read(ModelConfig config) => Build(config, reserved: 0, types: 2) with { Pooler = true };

    public static TransformerModel ReadRoberta(ModelConfig config) => Build(config, reserved: 2, types: 1) with { Pooler = true };

    public static TransformerModel ReadElectra(ModelConfig config)
    {
        TransformerModel model = Build(config, reserved: 0, types: 2);
        return model with { Tokens = model.Tokens! with { Width = config.Get(ModelKeys.EmbeddingSize, 128), ProjectionBias = true } };
    }

    public static TransformerModel ReadDistilBert(ModelConfig config) => Build(
        config, ModelKeys.Dim, ModelKeys.NLayers, ModelKeys.NHeads, ModelKeys.HiddenDim, config.Get(ModelKeys.ShortActivation, Activation.Gelu), reserved: 0, typeRows: 0);

    private static TransformerModel Build(ModelConfig config, long reserved, long types) => Build(
        config, ModelKeys.HiddenSize, ModelKeys.HiddenLayers, ModelKeys.AttentionHeads, ModelKeys.IntermediateSize,
        config.Get(ModelKeys.HiddenActivation, Activation.Gelu), reserved, config.Get(ModelKeys.TypeVocabularySize, types));

    private static TransformerModel Build(
        ModelConfig config, ModelKey<long> hiddenKey, ModelKey<long> layersKey, ModelKey<long> headsKey, ModelKey<long> innerKey, Activation activation, long reserved, long typeRows)
    {
        long hidden = config.Need(hiddenKey);
        long rows = config.Get(ModelKeys.MaxPositions, 512 + reserved);
        if (rows <= reserved)
        {
            config.Reject(ModelKeys.MaxPositions, $"{rows} rows of positions leave none for tokens: {reserved} are reserved");
        }

        return new TransformerModel
        {
            Format = Shared.Format(config),
            Tokens = new TokenEmbedding
            {
                Vocabulary = config.Need(ModelKeys.VocabularySize),
                Width = hidden,
                PositionRows = rows,
                ReservedPositions = reserved,
                TypeRows = typeRows,
                Norm = true,
            },
            Encoder = new Stack
            {
                Name = "encoder",
                Layers = config.Need(layersKey),
                Hidden = hidden,
                Attention = Shared.Heads(config, hiddenKey, hidden, headsKey, ModelKeys.KeyValueHeads) with { InputBias = true, OutputBias = true },
                FeedForward = new FeedForward { Inner = config.Need(innerKey), Activation = activation, Bias = true },
                Order = BlockOrder.PostNorm,
            },
            MostTokens = rows - reserved,
        };
    }
}
