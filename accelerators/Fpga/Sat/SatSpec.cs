using HwSim.Accelerators.Npu;
using HwSim.Core.Config;

namespace HwSim.Accelerators.Fpga.Sat;

/// <summary>SAT, an FPGA trainer with N:M sparse PEs (Fang et al., arXiv 2309.13015).</summary>
public sealed record SatSpec : NpuSpec
{
    /// <summary>The board.</summary>
    public required FpgaDevice Device { get; init; }

    /// <summary>Rows of PEs.</summary>
    public required long Rows { get; init; }

    /// <summary>Columns of PEs.</summary>
    public required long Columns { get; init; }

    /// <summary>Where patterns are used.</summary>
    public required SparsePhases Method { get; init; }

    /// <summary>Which dataflows.</summary>
    public required SatSchedule Schedule { get; init; }

    /// <summary>Cycles of a floating-point addition.</summary>
    public required Sourced<long> AccumulatorLatency { get; init; }

    /// <summary>Independent outputs that share a PE, so that additions need not wait for one another; 1 is no interleaving.</summary>
    public required Sourced<long> Interleave { get; init; }

    /// <summary>Rows of partial sums that a tile of weights serves.</summary>
    public required Sourced<long> SumRows { get; init; }

    /// <summary>True where patterns are made once, in the weight update; false where they are made at each use of the weights.</summary>
    public required bool PreGenerates { get; init; }

    /// <summary>Groups that the sorter takes a cycle.</summary>
    public required Sourced<long> SorterGroups { get; init; }

    /// <summary>Bytes that an update moves a weight: three reads and two writes of 32 bits.</summary>
    public required Sourced<double> UpdateBytes { get; init; }

    /// <summary>What a PE with its share of the buffers takes.</summary>
    public required FpgaResources EachPe { get; init; }

    /// <summary>What the whole takes.</summary>
    public FpgaResources Needs
    {
        get
        {
            const int SumBits = 32;
            const int Halves = 2;
            long sums = Columns * BlockMemory.Bram18(SumBits, SumRows.Value) * Halves;
            long operands = (Rows + Columns) * BlockMemory.Bram18(ActivationBits, SumRows.Value) * Halves;
            return (EachPe * (Rows * Columns)) + new FpgaResources(0, 0, sums + operands, 0, 0);
        }
    }

    public override double MacsPerCycle => Rows * Columns;
}
