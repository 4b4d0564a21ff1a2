namespace HwSim.Core.Results;

/// <summary>The parts of a machine that can be busy, and of which one binds.</summary>
public enum Resource
{
    /// <summary>The matrix engine: PE array or tensor cores.</summary>
    Compute,

    /// <summary>The vector unit.</summary>
    Vector,

    /// <summary>On-chip memory.</summary>
    Scratchpad,

    /// <summary>Main memory of the device.</summary>
    Dram,

    /// <summary>A link to a host or a peer.</summary>
    Link,

    /// <summary>The host processor.</summary>
    Host,
}
