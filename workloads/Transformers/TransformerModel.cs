using HwSim.Core.Graph;

namespace HwSim.Workloads.Transformers;

/// <summary>A transformer's architecture: everything that its graphs and its parameter count follow from.</summary>
public sealed record TransformerModel
{
    /// <summary>The <c>model_type</c> of its configuration.</summary>
    public string ModelType { get; init; } = "";

    /// <summary>The format of parameters and activations (<c>torch_dtype</c>).</summary>
    public required TensorFormat Format { get; init; }

    public TokenEmbedding? Tokens { get; init; }

    public PatchEmbedding? Patches { get; init; }

    /// <summary>Layers that see the whole input; null for decoder-only models.</summary>
    public Stack? Encoder { get; init; }

    /// <summary>Layers that see what came before; null for encoder-only models.</summary>
    public Stack? Decoder { get; init; }

    /// <summary>True where the decoder has position and normalization tables of its own beside the shared token table (BART).</summary>
    public bool DecoderEmbedding => Encoder is not null && Decoder is not null && Tokens is { PositionRows: > 0 };

    /// <summary>True for a dense layer and tanh on the first token (BERT).</summary>
    public bool Pooler { get; init; }

    public OutputHead? Head { get; init; }

    /// <summary>The longest sequence that the model was made for; null where nothing limits it.</summary>
    public long? MostTokens { get; init; }
}
