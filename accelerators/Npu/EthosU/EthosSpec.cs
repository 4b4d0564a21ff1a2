using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>
/// An Arm Ethos-U: cores of 32 to 256 int8 MACs behind one shared buffer each, two ports to memory: SRAM for feature maps and buffered
/// weights, flash or DRAM for weights.
/// </summary>
public sealed record EthosSpec : NpuSpec
{
    /// <summary>The fixed figures of one core.</summary>
    public required EthosCore Core { get; init; }

    /// <summary>Cores, which share the depth of every block.</summary>
    public required long Cores { get; init; }

    /// <summary>SRAM that feature maps and buffered weights may take.</summary>
    public required Sourced<Bytes> Sram { get; init; }

    /// <summary>Bandwidth of the SRAM port.</summary>
    public required Sourced<BytesPerSecond> SramBandwidth { get; init; }

    /// <summary>Cycles until SRAM answers.</summary>
    public required Sourced<double> SramLatency { get; init; }

    /// <summary>Cycles until flash or DRAM answers a read.</summary>
    public required Sourced<double> ReadLatency { get; init; }

    /// <summary>Cycles until flash or DRAM takes a write.</summary>
    public required Sourced<double> WriteLatency { get; init; }

    /// <summary>Encoded bytes of a weight: what is left of a byte after lossless compression.</summary>
    public required Sourced<double> WeightCompression { get; init; }

    /// <summary>True where input and output of the network, and maps beyond the SRAM, lie in DRAM; false where all maps lie in SRAM.</summary>
    public required bool HasMapsInDram { get; init; }

    /// <summary>True where maps beyond the SRAM are worked on in stripes, so that only some rows of them exist at a time.</summary>
    public required bool Cascades { get; init; }

    /// <summary>Bytes a cycle of the SRAM port.</summary>
    public double SramRate => SramBandwidth.Value.Value / Clock.Value;

    /// <summary>Bytes a cycle of the port to flash or DRAM; infinite where it is unlimited.</summary>
    public double ExternalRate => Bandwidth is { } rate ? rate.Value.Value / Clock.Value : double.PositiveInfinity;

    public override double MacsPerCycle => Core.Macs * Cores;

    /// <summary>Both ports together: what no operation can beat.</summary>
    public override BytesPerSecond? MemoryBandwidth => Bandwidth is { } rate ? new BytesPerSecond(rate.Value.Value + SramBandwidth.Value.Value) : null;
}
