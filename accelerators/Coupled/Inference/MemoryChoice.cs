namespace HwSim.Accelerators.Coupled.Inference;

/// <summary>Where something is to lie.</summary>
public enum MemoryChoice
{
    /// <summary>On the device as far as it fits, the rest on the host.</summary>
    Automatic,

    /// <summary>On the device.</summary>
    Device,

    /// <summary>On the host.</summary>
    Host,
}
