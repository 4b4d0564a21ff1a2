using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Cpu;

/// <summary>A processor as its data sheet, or the host itself, has it.</summary>
public sealed record CpuSpec : HardwareSpec
{
    /// <summary>Cores that a kernel may use: threads.</summary>
    public required double Cores { get; init; }

    /// <summary>The clock that vector code sustains, over <see cref="HardwareSpec.Clock"/>.</summary>
    public required Sourced<double> Boost { get; init; }

    /// <summary>fp32 multiply-accumulates a cycle of one core.</summary>
    public required double Fp32Macs { get; init; }

    /// <summary>int8 multiply-accumulates a cycle of one core, by VNNI or AMX.</summary>
    public required double Int8Macs { get; init; }

    /// <summary>fp32 values in a vector register.</summary>
    public required double VectorLanes { get; init; }

    /// <summary>L2 cache of one core.</summary>
    public required Bytes L2 { get; init; }

    /// <summary>Bytes a cycle from L2 to its core.</summary>
    public required Sourced<double> L2Rate { get; init; }

    /// <summary>The part of the last-level cache that these cores keep operands in.</summary>
    public required Sourced<Bytes> L3 { get; init; }

    /// <summary>Bytes a cycle from L3 to one core.</summary>
    public required Sourced<double> L3Rate { get; init; }

    /// <summary>Main-memory bandwidth of all cores together; null is unlimited.</summary>
    public required BytesPerSecond? Bandwidth { get; init; }

    /// <summary>Where the bandwidth comes from.</summary>
    public required Sourced<string> DramType { get; init; }

    /// <summary>Time of calling one operator.</summary>
    public required Sourced<Seconds> Dispatch { get; init; }

    /// <summary>Time of handing work to the other threads and waiting for the last.</summary>
    public required Sourced<Seconds> ForkJoin { get; init; }

    /// <summary>The widest operands that are stored and computed with; wider ones are taken as quantized.</summary>
    public required int WidestBits { get; init; }

    /// <summary>The names that measurement files give the device, without the number of threads.</summary>
    public required ImmutableArray<string> MeasuredAs { get; init; }

    /// <summary>What kernels of the library cost.</summary>
    public required CpuLibrary Library { get; init; }

    public required string Source { get; init; }

    /// <summary>The keys whose figures nobody has looked up.</summary>
    public required ImmutableArray<string> Unverified { get; init; }

    public override double PeakMacsPerSecond => Cores * Speed * Math.Max(Fp32Macs, Int8Macs);

    public override BytesPerSecond? MemoryBandwidth => Bandwidth;

    /// <summary>Cycles a second of vector code.</summary>
    public double Speed => Clock.Value * Boost.Value;

    /// <summary>Bytes a second of main memory, infinite where unlimited.</summary>
    public double DramRate => Bandwidth?.Value ?? double.PositiveInfinity;
}
