using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Gpu;

/// <summary>A GPU as its specification sheet has it.</summary>
public sealed record GpuSpec : HardwareSpec
{
    public required Generation Generation { get; init; }

    /// <summary>Streaming multiprocessors, or compute units.</summary>
    public required double Multiprocessors { get; init; }

    /// <summary>fp32 multiply-accumulates a cycle of one multiprocessor's CUDA cores.</summary>
    public required double Lanes { get; init; }

    /// <summary>The clock of the matrix cores under load, where the sheet's rates imply another than <see cref="HardwareSpec.Clock"/>.</summary>
    public required Hertz MatrixClock { get; init; }

    /// <summary>Dense multiply-accumulates a cycle of one multiprocessor's matrix cores, by type; 0 where they do not have the type.</summary>
    public required MatrixRates Matrix { get; init; }

    /// <summary>True where the matrix cores skip the zeros of 2:4 weights.</summary>
    public required bool HasSparseCores { get; init; }

    /// <summary>L1 cache and shared memory of one multiprocessor.</summary>
    public required Bytes L1 { get; init; }

    public required Bytes L2 { get; init; }

    /// <summary>Threads that one multiprocessor holds.</summary>
    public required double Threads { get; init; }

    /// <summary>Main-memory bandwidth; null is unlimited.</summary>
    public required BytesPerSecond? Bandwidth { get; init; }

    /// <summary>The type of main memory: <c>hbm2</c>, <c>gddr6</c>, ...</summary>
    public required string DramType { get; init; }

    /// <summary>Board power; null where nobody states it, and then no power limit is modelled.</summary>
    public required Watts? BoardPower { get; init; }

    /// <summary>The process that the vendor names.</summary>
    public required Metres Process { get; init; }

    /// <summary>Time from the end of one kernel to the start of the next in a stream.</summary>
    public required Sourced<Seconds> Launch { get; init; }

    /// <summary>Bandwidth to one neighbour, each direction; null where there is no link.</summary>
    public required BytesPerSecond? PeerLink { get; init; }

    /// <summary>Bandwidth to the host, each direction; null where it is not known.</summary>
    public required BytesPerSecond? HostLink { get; init; }

    /// <summary>The widest operands that are stored and computed with; wider ones are taken as quantized.</summary>
    public required int WidestBits { get; init; }

    /// <summary>The bytes of some values of a tensor, with the scales, indices and outliers of its format; wider ones are quantized without.</summary>
    public Bytes StoredBytes(Tensor tensor, long elements)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        bool isKept = tensor.Format.Bits <= WidestBits && tensor.Format.Overhead != FormatOverhead.None;
        Bytes values = Bytes.Of(elements, Math.Min(tensor.Format.Bits, WidestBits));
        return isKept ? values + Bytes.Of(tensor.Format.Overhead.Bits(elements), 1) : values;
    }

    /// <summary>The names that measurement files give the device.</summary>
    public required ImmutableArray<string> MeasuredAs { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required string Source { get; init; }

    /// <summary>The keys whose figures nobody has looked up: assumed.</summary>
    public required ImmutableArray<string> Unverified { get; init; }

    /// <summary>Multiply-accumulates a second in the fastest type that the widest operands allow.</summary>
    public override double PeakMacsPerSecond => Math.Max(Math.Max(Rate(GpuMath.Fp32), Rate(GpuMath.Fp16)), Math.Max(Rate(GpuMath.Int8), Rate(GpuMath.Fp8)));

    public override BytesPerSecond? MemoryBandwidth => Bandwidth;

    /// <summary>Bytes a second of main memory, infinite where unlimited.</summary>
    public double DramRate => Bandwidth?.Value ?? double.PositiveInfinity;

    /// <summary>Dense multiply-accumulates a second in a type; in the next wider one where the machine does not have it.</summary>
    public double Rate(GpuMath math)
    {
        double matrix = Matrix[math] * Multiprocessors * MatrixClock.Value;
        double simt = Lanes * Multiprocessors * Clock.Value;
        return math switch
        {
            GpuMath.Fp32 => Math.Max(matrix, simt),
            GpuMath.Fp16 => Math.Max(matrix, simt),
            _ => matrix > 0 ? matrix : Rate(GpuMath.Fp16),
        };
    }

    /// <summary>
    /// True where matrix cores take their operands from shared memory by asynchronous instructions (wgmma, tcgen05): Hopper, and those
    /// Blackwell chips that have HBM. Pairs of thread blocks then share what they read from L2.
    /// </summary>
    public bool HasAsynchronousMatrixCores => Generation == Generation.Hopper || (Generation == Generation.Blackwell && DramType.StartsWith("hbm", StringComparison.Ordinal));

    /// <summary>True where products of this type run on matrix cores rather than on CUDA cores.</summary>
    public bool UsesMatrixCores(GpuMath math) => Matrix[math] > 0 || (math is GpuMath.Int8 or GpuMath.Fp8 && Matrix[GpuMath.Fp16] > 0);
}
