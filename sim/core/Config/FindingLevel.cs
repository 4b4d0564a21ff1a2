namespace HwSim.Core.Config;

/// <summary>How much a finding matters.</summary>
public enum FindingLevel
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Something costs much and could be changed.</summary>
    Advice,

    /// <summary>The numbers rest on something that the reader should check.</summary>
    Warning,
}
