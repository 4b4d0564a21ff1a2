using HwSim.Core.Config;

namespace HwSim.Workloads.Transformers.Families;

/// <summary>Vision transformers: one token a patch and a class token; DeiT adds a distillation token.</summary>
/// <remarks>Source: Dosovitskiy et al. 2021, section 3.1; Touvron et al. 2021, section 4; keys and defaults of ViTConfig and DeiTConfig.</remarks>
internal static class Vit
{
    private const long DefaultLabels = 2;

    public static TransformerModel Read(ModelConfig config) => Build(config, extraTokens: 1);

    public static TransformerModel ReadDeit(ModelConfig config) => Build(config, extraTokens: 2);

    private static TransformerModel Build(ModelConfig config, long extraTokens)
    {
        long hidden = config.Need(ModelKeys.HiddenSize);
        long patch = config.Need(ModelKeys.PatchSize);
        (long height, long width) = config.Get(ModelKeys.ImageSize, (224, 224));
        config.Divide(ModelKeys.ImageSize, height, ModelKeys.PatchSize, patch);
        config.Divide(ModelKeys.ImageSize, width, ModelKeys.PatchSize, patch);
        PatchEmbedding patches = new(height, width, config.Get(ModelKeys.Channels, 3), patch, extraTokens, Bias: true);
        bool classifies = config.Raw("architectures") is not ListNode { Items: [ScalarNode name, ..] } || name.Value.Contains("ForImageClassification", StringComparison.Ordinal);
        return new TransformerModel
        {
            Format = Shared.Format(config),
            Patches = patches,
            Encoder = new Stack
            {
                Name = "encoder",
                Layers = config.Need(ModelKeys.HiddenLayers),
                Hidden = hidden,
                Attention = Shared.Heads(config, ModelKeys.HiddenSize, hidden, ModelKeys.AttentionHeads, ModelKeys.KeyValueHeads) with { InputBias = config.Get(ModelKeys.QueryBias, true), OutputBias = true },
                FeedForward = new FeedForward { Inner = config.Need(ModelKeys.IntermediateSize), Activation = config.Get(ModelKeys.HiddenActivation, Activation.Gelu), Bias = true },
                FinalNorm = true,
            },
            Pooler = !classifies,
            Head = classifies ? new OutputHead { Outputs = Labels(config), Bias = true, PerToken = false } : null,
        };
    }

    private static long Labels(ModelConfig config) =>
        config.Find(ModelKeys.Labels) ?? (config.Raw("id2label") is MappingNode { Entries.Length: > 0 } labels ? labels.Entries.Length : DefaultLabels);
}
