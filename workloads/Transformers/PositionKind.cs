namespace HwSim.Workloads.Transformers;

/// <summary>How attention knows where a token stands.</summary>
public enum PositionKind
{
    /// <summary>Only through what was added to the embeddings.</summary>
    None,

    /// <summary>Queries and keys are rotated.</summary>
    Rotary,

    /// <summary>A slope a head is added to the scores (ALiBi).</summary>
    LinearBias,

    /// <summary>A learned bias a head and distance, shared by the layers of a stack, is added to the scores (T5).</summary>
    RelativeBias,
}
