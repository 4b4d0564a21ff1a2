using HwSim.Accelerators.Npu;
using HwSim.Core.Config;

namespace HwSim.Accelerators.SparseCore;

/// <summary>A tensor core that computes a block of rows × columns × reduction each cycle out of one on-chip buffer.</summary>
public sealed record SparseCoreSpec : NpuSpec
{
    /// <summary>What it skips.</summary>
    public required SparseCoreKind Kind { get; init; }

    /// <summary>Rows of the product that a cycle works on.</summary>
    public required long Rows { get; init; }

    /// <summary>Columns of the product that a cycle works on.</summary>
    public required long Columns { get; init; }

    /// <summary>Kept values of the reduction that a cycle works on.</summary>
    public required long Reduction { get; init; }

    /// <summary>Bytes that the buffer gives a cycle.</summary>
    public required Sourced<double> BufferRate { get; init; }

    /// <summary>Ifmap values that dense work reads from the buffer a cycle.</summary>
    public required Sourced<double> IfmapValues { get; init; }

    /// <summary>Filter values that dense work reads from the buffer a cycle.</summary>
    public required Sourced<double> FilterValues { get; init; }

    /// <summary>True where places are stored as runs of zeros, not as indices.</summary>
    public required bool StoresRuns { get; init; }

    /// <summary>Share of ifmap values that are not zero.</summary>
    public required Sourced<double> IfmapDensity { get; init; }

    public override double MacsPerCycle => Rows * Columns * Reduction;
}
