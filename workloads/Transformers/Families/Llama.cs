namespace HwSim.Workloads.Transformers.Families;

/// <summary>
/// Llama and the models built like it: root-mean-square norms before each half, rotary positions, gated feed-forward network.
/// </summary>
/// <remarks>Source: Touvron et al. 2023, Llama 2, section 2.2; keys and defaults of LlamaConfig and its relatives.</remarks>
internal static class Llama
{
    public static TransformerModel Read(ModelConfig config)
    {
        bool bias = config.Get(ModelKeys.AttentionBias, false);
        return Build(config, a => a with { InputBias = bias, OutputBias = bias }, f => f with { Bias = config.Get(ModelKeys.MlpBias, false) });
    }

    /// <remarks>A window of 4096 is the default of MistralConfig where the key is left out; null switches it off.</remarks>
    public static TransformerModel ReadMistral(ModelConfig config) =>
        Build(config, a => a with { Window = config.Mentions(ModelKeys.SlidingWindow) ? config.Find(ModelKeys.SlidingWindow) : 4096 }, f => f);

    public static TransformerModel ReadMixtral(ModelConfig config) =>
        Build(config, a => a with { Window = config.Find(ModelKeys.SlidingWindow) }, f => f with { Experts = ReadExperts(config, ModelKeys.LocalExperts) });

    /// <remarks>Biases of queries, keys and values only: Qwen2 technical report, section 2.2.</remarks>
    public static TransformerModel ReadQwen2(ModelConfig config)
    {
        RejectPartialWindow(config);
        return Build(config, a => a with { InputBias = true }, f => f);
    }

    public static TransformerModel ReadQwen3(ModelConfig config)
    {
        RejectPartialWindow(config);
        bool bias = config.Get(ModelKeys.AttentionBias, false);
        return Build(config, a => a with { InputBias = bias, OutputBias = bias, NormalizedHeads = true }, f => f);
    }

    public static TransformerModel ReadQwen3Moe(ModelConfig config)
    {
        RejectPartialWindow(config);
        bool bias = config.Get(ModelKeys.AttentionBias, false);
        return Build(
            config,
            a => a with { InputBias = bias, OutputBias = bias, NormalizedHeads = true },
            f => f with { Inner = config.Need(ModelKeys.MoeIntermediateSize), Experts = ReadExperts(config, ModelKeys.NumExperts) });
    }

    /// <remarks>GeGLU and tied embeddings: Gemma report, section 2.</remarks>
    public static TransformerModel ReadGemma(ModelConfig config) =>
        Build(config, a => a, f => f with { Activation = config.Get(ModelKeys.HiddenActivationNew, config.Get(ModelKeys.HiddenActivation, Activation.Gelu)) }, tied: true);

    public static TransformerModel ReadPhi3(ModelConfig config) =>
        Build(config, a => a with { Fused = true, Window = config.Find(ModelKeys.SlidingWindow) }, f => f);

    private static TransformerModel Build(ModelConfig config, Func<Attention, Attention> attention, Func<FeedForward, FeedForward> feedForward, bool tied = false)
    {
        long hidden = config.Need(ModelKeys.HiddenSize);
        long vocabulary = config.Need(ModelKeys.VocabularySize);
        Attention heads = Shared.Heads(config, ModelKeys.HiddenSize, hidden, ModelKeys.AttentionHeads, ModelKeys.KeyValueHeads, config.Find(ModelKeys.KeyValueHeads), config.Find(ModelKeys.HeadSize));
        return new TransformerModel
        {
            Format = Shared.Format(config),
            Tokens = new TokenEmbedding { Vocabulary = vocabulary, Width = hidden },
            Decoder = new Stack
            {
                Name = "layers",
                Layers = config.Need(ModelKeys.HiddenLayers),
                Hidden = hidden,
                Attention = attention(heads with { Position = PositionKind.Rotary, PositionSize = Shared.Rotated(heads.HeadSize, config.Get(ModelKeys.PartialRotary, 1.0)) }),
                FeedForward = feedForward(new FeedForward
                {
                    Inner = config.Has(ModelKeys.MoeIntermediateSize) ? config.Get(ModelKeys.IntermediateSize, 1) : config.Need(ModelKeys.IntermediateSize),
                    Activation = config.Get(ModelKeys.HiddenActivation, Activation.Silu),
                    Gated = true,
                }),
                Norm = NormKind.RootMeanSquare,
                FinalNorm = true,
            },
            Head = new OutputHead { Outputs = vocabulary, Tied = config.Get(ModelKeys.TieWordEmbeddings, tied) },
            MostTokens = config.Find(ModelKeys.MaxPositions),
        };
    }

    private static Experts ReadExperts(ModelConfig config, ModelKey<long> countKey)
    {
        Experts experts = new(config.Need(countKey), config.Get(ModelKeys.ExpertsPerToken, 2));
        if (experts.PerToken > experts.Count)
        {
            config.Reject(ModelKeys.ExpertsPerToken, $"a token cannot visit {experts.PerToken} of {experts.Count} experts");
        }

        return experts;
    }

    private static void RejectPartialWindow(ModelConfig config)
    {
        if (config.Get(ModelKeys.UseSlidingWindow, false))
        {
            config.Unsupported(ModelKeys.UseSlidingWindow, "a window in some layers only is not modelled");
        }
    }
}
