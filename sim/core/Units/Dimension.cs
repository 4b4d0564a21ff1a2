namespace HwSim.Core.Units;

/// <summary>What a quantity measures.</summary>
public enum Dimension
{
    Time,
    Frequency,
    Energy,
    EnergyPerBit,
    Power,
    DataSize,
    DataRate,
    BeatRate,
    Area,
    Length,
    Voltage,
}
