using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu;

/// <summary>What all neural processing units of this folder have: a MAC engine with fixed operand widths, a vector unit, one main memory.</summary>
public abstract record NpuSpec : HardwareSpec
{
    /// <summary>Bits of an activation as it is stored and computed with.</summary>
    public required int ActivationBits { get; init; }

    /// <summary>Bits of a weight as it is stored and computed with.</summary>
    public required int WeightBits { get; init; }

    /// <summary>Main-memory bandwidth; null is unlimited.</summary>
    public required Sourced<BytesPerSecond>? Bandwidth { get; init; }

    /// <summary>Simple operations a cycle on values that leave the MAC engine, or that come from memory; 0 where there is no such unit.</summary>
    public required long VectorLanes { get; init; }

    /// <summary>Multiply-accumulates a cycle when every MAC is busy.</summary>
    public abstract double MacsPerCycle { get; }

    /// <summary>The width that a tensor's values are stored with: every value has the machine's width, and what the workload states narrower is widened.</summary>
    public int BitsOf(Tensor tensor) => tensor.Role == TensorRole.Weight ? WeightBits : ActivationBits;

    public override double PeakMacsPerSecond => MacsPerCycle * Clock.Value;

    public override BytesPerSecond? MemoryBandwidth => Bandwidth?.Value;
}
