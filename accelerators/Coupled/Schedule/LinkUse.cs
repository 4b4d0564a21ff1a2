namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>Directions of the link between host and device that a command occupies while it runs.</summary>
[Flags]
public enum LinkUse
{
    None = 0,

    /// <summary>Towards the device.</summary>
    ToDevice = 1,

    /// <summary>Towards the host.</summary>
    ToHost = 2,
}
