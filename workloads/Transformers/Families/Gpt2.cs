namespace HwSim.Workloads.Transformers.Families;

/// <summary>GPT-2 and the models that kept its keys.</summary>
/// <remarks>Source: Radford et al. 2019, section 2.3; keys and defaults of GPT2Config, GPTJConfig, GPTBigCodeConfig.</remarks>
internal static class Gpt2
{
    public static TransformerModel Read(ModelConfig config) => Build(config, keyValueHeads: null);

    /// <summary>StarCoder's dialect: GPT-2 with one head of keys and values.</summary>
    public static TransformerModel ReadBigCode(ModelConfig config) => Build(config, config.Get(ModelKeys.MultiQuery, true) ? 1 : null);

    /// <summary>GPT-J: rotary positions, both halves side by side, no attention biases, a head of its own.</summary>
    public static TransformerModel ReadGptJ(ModelConfig config)
    {
        TransformerModel model = Build(config, keyValueHeads: null);
        Stack stack = model.Decoder!;
        return model with
        {
            Tokens = model.Tokens! with { PositionRows = 0 },
            Decoder = stack with
            {
                Order = BlockOrder.Parallel,
                Attention = stack.Attention with
                {
                    Fused = false,
                    InputBias = false,
                    OutputBias = false,
                    Position = PositionKind.Rotary,
                    PositionSize = Math.Min(stack.Attention.HeadSize, config.Get(ModelKeys.RotarySize, 64)),
                },
            },
            Head = model.Head! with { Tied = config.Get(ModelKeys.TieWordEmbeddings, false), Bias = true },
        };
    }

    private static TransformerModel Build(ModelConfig config, long? keyValueHeads)
    {
        long hidden = config.Need(ModelKeys.Embd);
        long vocabulary = config.Need(ModelKeys.VocabularySize);
        long positions = config.Get(ModelKeys.NPositions, 1024);
        return new TransformerModel
        {
            Format = Shared.Format(config),
            Tokens = new TokenEmbedding { Vocabulary = vocabulary, Width = hidden, PositionRows = positions },
            Decoder = new Stack
            {
                Name = "h",
                Layers = config.Need(ModelKeys.NLayer),
                Hidden = hidden,
                Attention = Shared.Heads(config, ModelKeys.Embd, hidden, ModelKeys.NHead, ModelKeys.MultiQuery, keyValueHeads) with { Fused = true, InputBias = true, OutputBias = true },
                FeedForward = new FeedForward { Inner = config.Get(ModelKeys.NInner, 4 * hidden), Activation = config.Get(ModelKeys.ActivationFunction, Activation.Gelu), Bias = true },
                FinalNorm = true,
            },
            Head = new OutputHead { Outputs = vocabulary, Tied = config.Get(ModelKeys.TieWordEmbeddings, true) },
            MostTokens = positions,
        };
    }
}
