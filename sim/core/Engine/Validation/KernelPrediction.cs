namespace HwSim.Core.Engine.Validation;

/// <summary>What a model says about one measured kernel, with what a roofline needs to say something too.</summary>
/// <param name="Seconds">The time of one call.</param>
/// <param name="Work">Floating-point or integer operations, two for each multiply-accumulate; dense ones, pruned ones left out.</param>
/// <param name="Bytes">Distinct bytes read and written.</param>
/// <param name="PeakWork">Operations a second of the specification sheet.</param>
/// <param name="Bandwidth">Main-memory bytes a second of the specification sheet.</param>
public readonly record struct KernelPrediction(double Seconds, double Work, double Bytes, double PeakWork, double Bandwidth)
{
    /// <summary>Why the model says nothing; null where it does.</summary>
    public string? Reason { get; init; }

    /// <summary>True where the device is what the model does not know, rather than the kernel or its shape.</summary>
    public bool IsUnknownDevice { get; init; }

    /// <summary>The model does not know the device.</summary>
    public static KernelPrediction UnknownDevice(string reason) => new() { Reason = reason, IsUnknownDevice = true };

    /// <summary>The model does not know the kernel, or cannot run it on the device.</summary>
    public static KernelPrediction UnknownKernel(string reason) => new() { Reason = reason };

    /// <summary>The plain roofline: the longer of computing at peak and moving every byte once at full bandwidth.</summary>
    public double Roofline => Math.Max(Work / PeakWork, Bytes / Bandwidth);
}
