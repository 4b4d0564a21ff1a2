namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>Something that a host asks of a device.</summary>
public record struct Command
{
    /// <summary>Nothing to wait for.</summary>
    public const int Nothing = -1;

    /// <summary>The number of its name.</summary>
    public int Name { get; set; }

    /// <summary>The operation that it belongs to; -1 for none.</summary>
    public int Operation { get; set; }

    public CommandQueue Queue { get; set; }

    /// <summary>Seconds of the host's thread.</summary>
    public double Issue { get; set; }

    /// <summary>Seconds on the device.</summary>
    public double Seconds { get; set; }

    /// <summary>The command, of any queue, that must have ended before this one starts; <see cref="Nothing"/> for none.</summary>
    public int After { get; set; }

    public LinkUse Link { get; set; }

    /// <summary>True for waiting of the host until everything before it has ended; nothing runs.</summary>
    public bool IsSynchronization { get; set; }

    /// <summary>Bytes that it moves between memories.</summary>
    public double Bytes { get; set; }
}
