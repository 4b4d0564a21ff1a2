namespace HwSim.Workloads;

/// <summary>For which positions a language model computes logits.</summary>
public enum LogitPositions
{
    /// <summary>Only the last of each sequence, all that generating needs.</summary>
    Last,

    /// <summary>Every position, as training and scoring need.</summary>
    All,
}
