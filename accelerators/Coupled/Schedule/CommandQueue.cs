namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>Where commands of a host wait and run, each in order.</summary>
public enum CommandQueue
{
    /// <summary>The stream of kernels.</summary>
    Stream,

    /// <summary>The copy engine towards the device.</summary>
    CopyToDevice,

    /// <summary>The copy engine towards the host.</summary>
    CopyToHost,

    /// <summary>Exchange with other GPUs.</summary>
    Peer,
}
