namespace HwSim.Kernels.Runtime;

/// <summary>What a case took, or why it could not be run.</summary>
/// <param name="Case">The case.</param>
/// <param name="Times">The times; null where it could not be run.</param>
/// <param name="Flops">Operations of one call.</param>
/// <param name="Fault">Why it could not be run; null where it could.</param>
public sealed record KernelMeasurement(KernelCase Case, MeasuredTimes? Times, double Flops, string? Fault);
