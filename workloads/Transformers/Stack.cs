namespace HwSim.Workloads.Transformers;

/// <summary>Identical layers on top of each other.</summary>
public sealed record Stack
{
    /// <summary>What names in the graph start with, such as <c>layers</c> or <c>encoder</c>.</summary>
    public required string Name { get; init; }

    public required long Layers { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required long Hidden { get; init; }

    public required Attention Attention { get; init; }

    /// <summary>Attention to the encoder's output; null where there is none.</summary>
    public Attention? CrossAttention { get; init; }

    public required FeedForward FeedForward { get; init; }

    public NormKind Norm { get; init; }

    public BlockOrder Order { get; init; }

    /// <summary>True where a normalization follows the last layer.</summary>
    public bool FinalNorm { get; init; }
}
