using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Gemmini;

/// <summary>A weight-stationary Gemmini: a square array of PEs, scratchpad and accumulator, driven by the tiling loops of its C library.</summary>
public sealed record GemminiSpec : NpuSpec
{
    /// <summary>PEs along one side.</summary>
    public required long Dimension { get; init; }

    /// <summary>The scratchpad, both halves; a row holds one operand of every column.</summary>
    public required Bytes Scratchpad { get; init; }

    /// <summary>The accumulator, both halves; a row holds one 32-bit sum of every column.</summary>
    public required Bytes Accumulator { get; init; }

    /// <summary>The cache behind the load and store queues.</summary>
    public required Sourced<Bytes> Cache { get; init; }

    /// <summary>Its ways.</summary>
    public required long CacheWays { get; init; }

    /// <summary>Cycles of one line request that the cache answers.</summary>
    public required Sourced<double> LineCycles { get; init; }

    /// <summary>Cycles of one line request that misses because rows of weights fall on the same sets.</summary>
    public required Sourced<double> ConflictCycles { get; init; }

    /// <summary>Cycles between two compute instructions that the reservation station can sustain.</summary>
    public required Sourced<double> IssueCycles { get; init; }

    /// <summary>Share of the shorter of loading and computing that the scratchpad's single port puts behind the longer, in convolutions.</summary>
    public required Sourced<double> ConvolutionInterference { get; init; }

    /// <summary>The same of loading in matrix products.</summary>
    public required Sourced<double> MatrixInterference { get; init; }

    /// <summary>Cycles before the first instruction of a convolution.</summary>
    public required Sourced<double> ConvolutionStart { get; init; }

    /// <summary>Cycles before the first instruction of a matrix product.</summary>
    public required Sourced<double> MatrixStart { get; init; }

    public override double MacsPerCycle => Dimension * Dimension;

    /// <summary>Rows of half the scratchpad.</summary>
    internal long ScratchpadRows => Scratchpad.Value / 2 / Bytes.Of(Dimension, ActivationBits).Value;

    /// <summary>Rows of half the accumulator.</summary>
    internal long AccumulatorRows => Accumulator.Value / 2 / (Dimension * 4);
}
