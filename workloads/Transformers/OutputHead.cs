namespace HwSim.Workloads.Transformers;

/// <summary>What follows the last layer.</summary>
public sealed record OutputHead
{
    /// <summary>Width of the result: the vocabulary, or the classes.</summary>
    public required long Outputs { get; init; }

    /// <summary>True where the embedding table serves as the weights.</summary>
    public bool Tied { get; init; }

    public bool Bias { get; init; }

    /// <summary>True for logits of every token; false for one result a sequence, read from its first token.</summary>
    public bool PerToken { get; init; } = true;
}
