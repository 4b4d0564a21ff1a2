using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Eyeriss;

/// <summary>A row-stationary array: each PE convolves one filter row with one ifmap row, partial sums run up the columns, a global buffer feeds all.</summary>
public sealed record EyerissSpec : NpuSpec
{
    /// <summary>Rows of PEs.</summary>
    public required long Rows { get; init; }

    /// <summary>Columns of PEs.</summary>
    public required long Columns { get; init; }

    /// <summary>Ifmap values that a PE holds.</summary>
    public required Sourced<long> IfmapWords { get; init; }

    /// <summary>Filter values that a PE holds.</summary>
    public required Sourced<long> FilterWords { get; init; }

    /// <summary>Partial sums that a PE holds; the mapper uses a power of two of them.</summary>
    public required Sourced<long> SumWords { get; init; }

    /// <summary>The global buffer's part for ifmaps and partial sums.</summary>
    public required Sourced<Bytes> Buffer { get; init; }

    /// <summary>The most of it that the ifmap rows of all images together may take, so that the rest is partial sums.</summary>
    public required Sourced<Bytes> IfmapBuffer { get; init; }

    /// <summary>Partial sums a cycle from buffer to array, and as many back; also filter values a cycle.</summary>
    public required Sourced<long> BusWords { get; init; }

    public override double MacsPerCycle => Rows * Columns;

    /// <summary>Images that the mapper takes together at most.</summary>
    internal const long MostImages = 16;
}
