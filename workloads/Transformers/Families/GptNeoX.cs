namespace HwSim.Workloads.Transformers.Families;

/// <summary>GPT-NeoX (Pythia) and Phi: partly rotated heads, both halves of a layer side by side.</summary>
/// <remarks>Source: Black et al. 2022, GPT-NeoX-20B, section 2; keys and defaults of GPTNeoXConfig and PhiConfig.</remarks>
internal static class GptNeoX
{
    public static TransformerModel Read(ModelConfig config)
    {
        bool bias = config.Get(ModelKeys.AttentionBias, true);
        TransformerModel model = Build(config, config.Get(ModelKeys.RotaryShare, config.Get(ModelKeys.PartialRotary, 0.25)), keyValueHeads: null);
        Stack stack = model.Decoder!;
        return model with
        {
            Decoder = stack with
            {
                Order = config.Get(ModelKeys.ParallelResidual, true) ? BlockOrder.ParallelTwoNorms : BlockOrder.PreNorm,
                Attention = stack.Attention with { Fused = true, InputBias = bias, OutputBias = bias },
            },
        };
    }

    public static TransformerModel ReadPhi(ModelConfig config)
    {
        TransformerModel model = Build(config, config.Get(ModelKeys.PartialRotary, 0.5), config.Find(ModelKeys.KeyValueHeads));
        Stack stack = model.Decoder!;
        return model with
        {
            Decoder = stack with { Order = BlockOrder.Parallel, Attention = stack.Attention with { InputBias = true, OutputBias = true } },
            Head = model.Head! with { Bias = true },
        };
    }

    private static TransformerModel Build(ModelConfig config, double rotaryShare, long? keyValueHeads)
    {
        long hidden = config.Need(ModelKeys.HiddenSize);
        long vocabulary = config.Need(ModelKeys.VocabularySize);
        Attention heads = Shared.Heads(config, ModelKeys.HiddenSize, hidden, ModelKeys.AttentionHeads, ModelKeys.KeyValueHeads, keyValueHeads);
        return new TransformerModel
        {
            Format = Shared.Format(config),
            Tokens = new TokenEmbedding { Vocabulary = vocabulary, Width = hidden },
            Decoder = new Stack
            {
                Name = "layers",
                Layers = config.Need(ModelKeys.HiddenLayers),
                Hidden = hidden,
                Attention = heads with { Position = PositionKind.Rotary, PositionSize = Shared.Rotated(heads.HeadSize, rotaryShare) },
                FeedForward = new FeedForward { Inner = config.Need(ModelKeys.IntermediateSize), Activation = config.Get(ModelKeys.HiddenActivation, Activation.Gelu), Bias = true },
                FinalNorm = true,
            },
            Head = new OutputHead { Outputs = vocabulary, Tied = config.Get(ModelKeys.TieWordEmbeddings, false) },
            MostTokens = config.Find(ModelKeys.MaxPositions),
        };
    }
}
