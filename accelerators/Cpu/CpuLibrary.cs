using HwSim.Core.Config;

namespace HwSim.Accelerators.Cpu;

/// <summary>
/// What the kernels of ONNX Runtime cost, in cycles of one core: the same for every processor of an instruction set. How they work stands
/// in the README.
/// </summary>
public sealed record CpuLibrary
{
    /// <summary>The share of the peak that the inner loop of an fp32 product reaches.</summary>
    public required Sourced<double> Fp32Share { get; init; }

    /// <summary>The same of an int8 product.</summary>
    public required Sourced<double> Int8Share { get; init; }

    /// <summary>Multiply-accumulates a cycle over the peak where a product has one row, and nothing is used twice.</summary>
    public required Sourced<double> OneRowShare { get; init; }

    /// <summary>Cycles of making an 8-bit result of a 32-bit sum.</summary>
    public required Sourced<double> Requantize { get; init; }

    /// <summary>Cycles of packing a value of a computed right operand, or of gathering one of a window.</summary>
    public required Sourced<double> Pack { get; init; }

    /// <summary>Cycles of moving a value to another layout, by all threads.</summary>
    public required Sourced<double> Reorder { get; init; }

    /// <summary>
    /// Cycles of moving a value from blocks of channels to planes that lie a multiple of 4 KiB apart: the lines of all channels of a block
    /// then meet in one set of L1.
    /// </summary>
    public required Sourced<double> ReorderConflict { get; init; }

    /// <summary>Cycles of transposing a value between sequence and heads, which one thread does.</summary>
    public required Sourced<double> Transpose { get; init; }

    /// <summary>Cycles of a multiply-accumulate of a depthwise convolution, a vector of them, in fp32.</summary>
    public required Sourced<double> DepthwiseFp32 { get; init; }

    /// <summary>The same in int8.</summary>
    public required Sourced<double> DepthwiseInt8 { get; init; }

    /// <summary>Cycles of an addition, a comparison or a multiplication of a value.</summary>
    public required Sourced<double> Simple { get; init; }

    public required Sourced<double> Tanh { get; init; }

    public required Sourced<double> Sigmoid { get; init; }

    public required Sourced<double> Gelu { get; init; }

    public required Sourced<double> Softmax { get; init; }

    public required Sourced<double> LayerNorm { get; init; }

    public required Sourced<double> RmsNorm { get; init; }
}
