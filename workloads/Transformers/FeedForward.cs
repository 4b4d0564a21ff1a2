namespace HwSim.Workloads.Transformers;

/// <summary>The feed-forward half of a layer.</summary>
public sealed record FeedForward
{
    public required long Inner { get; init; }

    public required Activation Activation { get; init; }

    /// <summary>True where the activation of one product scales another one (SwiGLU, GeGLU).</summary>
    public bool Gated { get; init; }

    public bool Bias { get; init; }

    /// <summary>The experts that share the tokens; null for one network for all.</summary>
    public Experts? Experts { get; init; }
}
