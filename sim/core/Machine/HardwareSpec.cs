using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>What every machine states about itself; each kind of machine adds its own parts.</summary>
public abstract record HardwareSpec
{
    /// <summary>The name in the machine file.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Description { get; init; }

    /// <summary>The clock that cycles are counted in.</summary>
    public required Hertz Clock { get; init; }

    /// <summary>Dense multiply-accumulates a second when every PE is busy: the roof of the roofline.</summary>
    public abstract double PeakMacsPerSecond { get; }

    /// <summary>Main-memory bandwidth: the slope of the roofline; null where it is unlimited.</summary>
    public abstract BytesPerSecond? MemoryBandwidth { get; }
}
