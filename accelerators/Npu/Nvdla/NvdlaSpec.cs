using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Nvdla;

/// <summary>An NVIDIA Deep Learning Accelerator: a convolution core of atomic-C by atomic-K MACs behind one buffer, and a post-processor.</summary>
public sealed record NvdlaSpec : NpuSpec
{
    /// <summary>Channels that are multiplied at once.</summary>
    public required long AtomicChannels { get; init; }

    /// <summary>Kernels that are computed at once.</summary>
    public required long AtomicKernels { get; init; }

    /// <summary>True where 3x3 windows of stride 1 can take Winograd's way: 2.25 times fewer multiplications.</summary>
    public required bool HasWinograd { get; init; }

    /// <summary>The convolution buffer, shared by ifmap and weights.</summary>
    public required Bytes Buffer { get; init; }

    /// <summary>Bytes of one pixel's channels that memory holds together; each pixel is padded to whole ones.</summary>
    public required Bytes MemoryAtom { get; init; }

    /// <summary>True where loading runs beside computing; false where a layer starts when its operands are there, as in single-layer traces.</summary>
    public required bool OverlapsLoads { get; init; }

    /// <summary>Cycles until a line of the ifmap starts to come, where operands are loaded before computing: a line is a row of one atom of channels.</summary>
    public required Sourced<double> LineStart { get; init; }

    /// <summary>Bytes of results that can leave a cycle; null where nothing limits them.</summary>
    public required BytesPerCycle? OutputRate { get; init; }

    public required NvdlaAccounting Accounting { get; init; }

    /// <summary>Multiplications a cycle.</summary>
    public long Multipliers => AtomicChannels * AtomicKernels;

    /// <summary>Multiply-accumulates of the direct form a cycle: with Winograd's, 2.25 for each multiplication.</summary>
    public override double MacsPerCycle => Multipliers * (HasWinograd ? NvdlaSheet.WinogradGain : 1);
}
