namespace HwSim.Workloads.Transformers;

/// <summary>How tokens become vectors.</summary>
public sealed record TokenEmbedding
{
    public required long Vocabulary { get; init; }

    /// <summary>Width of the table; a projection follows where the layers are wider or narrower.</summary>
    public required long Width { get; init; }

    /// <summary>Rows of the learned position table; 0 where there is none.</summary>
    public long PositionRows { get; init; }

    /// <summary>Rows of the position table that no token can have (OPT, BART and RoBERTa keep the first ones free).</summary>
    public long ReservedPositions { get; init; }

    /// <summary>Rows of the segment table; 0 where there is none.</summary>
    public long TypeRows { get; init; }

    public bool Norm { get; init; }

    public bool ProjectionBias { get; init; }
}
