using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic;

/// <summary>
/// Main memory as one port that all streams share, in exact arithmetic: the time of a byte is held in 2^-32 cycles, rounded up once,
/// so that transfers one by one never take less than their sum at once.
/// </summary>
/// <param name="TicksPerByte">2^-32 cycles a byte; 0 where bandwidth is unlimited.</param>
public readonly record struct DramPort(ulong TicksPerByte)
{
    /// <summary>Fraction bits of a tick.</summary>
    public const int FractionBits = 32;

    /// <summary>The slowest port for which counts of <see cref="SystolicCore.MostUncheckedWork"/> need no check.</summary>
    public const ulong MostUncheckedTicks = 1UL << 40;

    public static readonly DramPort Unlimited;

    /// <summary>The port of a bandwidth at a clock; null is unlimited.</summary>
    public static DramPort Of(BytesPerSecond? bandwidth, Hertz clock) =>
        bandwidth is { } rate ? new(checked((ulong)Math.Ceiling(clock.Value / rate.Value * (1UL << FractionBits)))) : Unlimited;

    /// <summary>The time of a transfer in ticks.</summary>
    public UInt128 Ticks(long bytes) => (UInt128)(ulong)bytes * TicksPerByte;

    /// <summary>The whole cycles that a transfer takes on an idle port.</summary>
    public long Cycles(long bytes)
    {
        ulong high = Math.BigMul((ulong)bytes, TicksPerByte, out ulong low);
        return high < 1UL << (FractionBits - 1)
            ? (long)((high << FractionBits) | (low >> FractionBits)) + ((low & ((1UL << FractionBits) - 1)) == 0 ? 0 : 1)
            : CeilingCycles(Ticks(bytes));
    }

    /// <summary>The first cycle boundary at or after a time in ticks.</summary>
    public static long CeilingCycles(UInt128 ticks) => checked((long)((ticks + ((UInt128.One << FractionBits) - 1)) >> FractionBits));
}
