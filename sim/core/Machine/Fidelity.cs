namespace HwSim.Core.Machine;

/// <summary>How closely a run follows the machine.</summary>
public enum Fidelity
{
    /// <summary>Closed forms.</summary>
    Analytic,

    /// <summary>Tiles moving through buffers and memories as discrete events.</summary>
    Event,

    /// <summary>Every processing element, every cycle, with real numbers in the registers.</summary>
    Cycle,
}
