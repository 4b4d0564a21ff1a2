using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Mcu;

/// <summary>A microcontroller with a library of int8 kernels, by what each kind of work takes on its core.</summary>
public sealed record McuSpec : NpuSpec
{
    /// <summary>Memory for maps.</summary>
    public required Sourced<Bytes> Sram { get; init; }

    /// <summary>Memory for weights.</summary>
    public required Sourced<Bytes> Flash { get; init; }

    /// <summary>Cycles a multiply-accumulate of convolutions and matrix products.</summary>
    public required Sourced<double> ConvolutionCycles { get; init; }

    /// <summary>Cycles a multiply-accumulate of depthwise convolutions, whose weights serve one channel each.</summary>
    public required Sourced<double> DepthwiseCycles { get; init; }

    /// <summary>Cycles a multiply-accumulate of a single row by a matrix, whose weights serve once each.</summary>
    public required Sourced<double> DenseCycles { get; init; }

    /// <summary>Cycles a result: scaling, saturating, storing.</summary>
    public required Sourced<double> ResultCycles { get; init; }

    /// <summary>Cycles of the core over those of the core that the library's figures are of.</summary>
    public required Sourced<double> CoreFactor { get; init; }

    /// <summary>At the kind of work that the core is best at.</summary>
    public override double MacsPerCycle => 1 / (CoreFactor.Value * Math.Min(ConvolutionCycles.Value, Math.Min(DepthwiseCycles.Value, DenseCycles.Value)));
}
