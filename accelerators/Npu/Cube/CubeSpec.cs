using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Cube;

/// <summary>An NPU whose MACs form a cube: so many pixels by so many ifmap channels by so many filters a cycle and core.</summary>
public sealed record CubeSpec : NpuSpec
{
    /// <summary>Pixels that are worked on at once.</summary>
    public required long Pixels { get; init; }

    /// <summary>Ifmap channels that are reduced at once.</summary>
    public required long Channels { get; init; }

    /// <summary>Filters that are computed at once.</summary>
    public required long Filters { get; init; }

    /// <summary>Cores, which share an operation's steps.</summary>
    public required long Cores { get; init; }

    /// <summary>Multiply-accumulates a cycle and core of depthwise convolutions.</summary>
    public required Sourced<double> DepthwiseMacs { get; init; }

    public required CubeLowering Lowering { get; init; }

    /// <summary>On-chip memory where maps stay from operation to operation.</summary>
    public required Sourced<Bytes> Buffer { get; init; }

    /// <summary>Cycles of an operation that nothing hides.</summary>
    public required Sourced<double> Start { get; init; }

    /// <summary>Where weights stay from inference to inference; null where they always come from main memory.</summary>
    public required ParameterCache? Cache { get; init; }

    public override double MacsPerCycle => (double)Cores * Math.Max(Pixels * Channels * Filters, DepthwiseMacs.Value);
}
