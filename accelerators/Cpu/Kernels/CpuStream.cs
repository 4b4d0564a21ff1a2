namespace HwSim.Accelerators.Cpu.Kernels;

/// <summary>A kernel that does something to each value, or to rows of values.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Values">Results.</param>
/// <param name="Inputs">Operands of that size that it reads.</param>
public readonly record struct CpuStream(CpuKind Kind, double Values, double Inputs)
{
    /// <summary>Seconds that operands take to arrive, where that is known otherwise; by default they lie where the last call left them.</summary>
    public double? MemorySeconds { get; init; }
}
