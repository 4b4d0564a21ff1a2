namespace HwSim.Core.Results;

/// <summary>What time goes to; the shares of an operation add up to its time.</summary>
public enum TimeShare
{
    /// <summary>Cycles in which operands stream through the array.</summary>
    Stream,

    /// <summary>Loading the stationary operand and filling and draining the pipeline.</summary>
    FillDrain,

    /// <summary>Vector work that nothing hides.</summary>
    Vector,

    /// <summary>Waiting for main memory.</summary>
    MemoryStall,

    /// <summary>Waiting for a link.</summary>
    LinkStall,

    /// <summary>Launching and host work.</summary>
    Launch,
}
