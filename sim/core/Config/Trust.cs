namespace HwSim.Core.Config;

/// <summary>How far a constant can be trusted.</summary>
public enum Trust
{
    /// <summary>Chosen by whoever wrote the file: a design parameter, not a fact.</summary>
    Chosen,

    /// <summary>Printed in a paper, data sheet or standard.</summary>
    Published,

    /// <summary>Follows from published figures by a stated computation.</summary>
    Derived,

    /// <summary>Fitted on measurements; the source says on which.</summary>
    Fitted,

    /// <summary>An assumption without a source.</summary>
    Assumed,
}
