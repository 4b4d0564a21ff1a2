using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Tpu;

/// <summary>TPU v1: one large weight-stationary array, weights streamed tile by tile from their own memory, activations in a unified buffer.</summary>
public sealed record TpuSpec : NpuSpec
{
    /// <summary>Rows of the array: the reduction.</summary>
    public required long Rows { get; init; }

    /// <summary>Columns of the array: filters.</summary>
    public required long Columns { get; init; }

    /// <summary>Where activations stay from layer to layer.</summary>
    public required Sourced<Bytes> UnifiedBuffer { get; init; }

    /// <summary>Rows of partial sums that one tile of weights can serve before the next.</summary>
    public required Sourced<long> AccumulatorRows { get; init; }

    /// <summary>Share of time that is neither matrix work nor loading weights, where loading binds.</summary>
    public required Sourced<double> NonMatrixShare { get; init; }

    public override double MacsPerCycle => Rows * Columns / (double)StreamCycles;

    /// <summary>Cycles of one row: activations of 16 bits take two passes of the 8-bit multipliers.</summary>
    internal long StreamCycles => (ActivationBits + WeightBits - 1) / WeightBits;
}
