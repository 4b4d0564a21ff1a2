namespace HwSim.Accelerators.Cpu.Kernels;

/// <summary>A convolution on a processor.</summary>
/// <param name="Pixels">Output pixels of all images.</param>
/// <param name="Filters">Filters of one group.</param>
/// <param name="Window">Values of a window in one group.</param>
/// <param name="Groups">Groups of channels.</param>
/// <param name="Inputs">Distinct input values.</param>
/// <param name="IsInt8">True where operands have 8 bits.</param>
public readonly record struct CpuConvolution(double Pixels, double Filters, double Window, double Groups, double Inputs, bool IsInt8)
{
    /// <summary>True where every group has one input channel.</summary>
    public bool IsDepthwise { get; init; }

    /// <summary>True where the window is a single pixel, so that nothing is gathered.</summary>
    public bool IsPointwise { get; init; }

    /// <summary>Input values that are moved to the layout of the kernel before, and results moved back after.</summary>
    public double Reordered { get; init; }

    /// <summary>Values among those that are moved to planes a multiple of 4 KiB apart.</summary>
    public double Conflicting { get; init; }

    /// <summary>Seconds that operands take to arrive, where that is known otherwise; by default they lie where the last call left them.</summary>
    public double? MemorySeconds { get; init; }

    /// <summary>Values that are converted on the way.</summary>
    public double Converted { get; init; }

    public double ValueBytes => IsInt8 ? 1 : 4;

    public double Outputs => Pixels * Filters * Groups;

    public double Weights => Filters * Window * Groups;

    public double Macs => Outputs * Window;
}
