using HwSim.Core.Config;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic;

/// <summary>A systolic array with three scratchpads, a vector unit and one main memory.</summary>
public sealed record SystolicSpec : HardwareSpec
{
    public required ArrayShape Array { get; init; }

    /// <summary>Null lets the planner choose for each operation.</summary>
    public required Dataflow? Dataflow { get; init; }

    /// <summary>True where small grouped products share the array block-diagonally.</summary>
    public required bool PacksGroups { get; init; }

    /// <summary>The largest M of N:M weights that the PEs can select operands for; 1 is dense only.</summary>
    public required int LargestSparseGroup { get; init; }

    public required OperandWidths Widths { get; init; }

    public required ScratchpadSpec Scratchpads { get; init; }

    /// <summary>True where an ofmap that fits stays on chip for the next operation.</summary>
    public required bool KeepsOfmaps { get; init; }

    /// <summary>Null is unlimited.</summary>
    public required Sourced<BytesPerSecond>? Bandwidth { get; init; }

    /// <summary>Power of main memory whatever it transfers; null where the file states none.</summary>
    public Sourced<Watts>? DramBackground { get; init; }

    /// <summary>True where static power is part of each operation's energy, for the time that the operation takes.</summary>
    public bool CountsStaticPower { get; init; }

    /// <summary>Bits that a PE multiplies; 0 where it is as wide as any operand.</summary>
    public int PeBits { get; init; }

    /// <summary>Parts that the energy table has as a whole and that stand in for those put together from multipliers, adders and registers.</summary>
    public WholeParts WholeParts { get; init; } = WholeParts.None;

    /// <summary>The type of main memory, as the energy table calls it; empty where the file names none.</summary>
    public required string DramType { get; init; }

    /// <summary>Lanes of the vector unit, each with one simple operation a cycle; 0 where there is none.</summary>
    public required long VectorLanes { get; init; }

    /// <summary>Feature size; null where the file names none, and then there is no energy or area.</summary>
    public required Metres? Technology { get; init; }

    public override double PeakMacsPerSecond => Array.Elements * Clock.Value;

    public override BytesPerSecond? MemoryBandwidth => Bandwidth?.Value;

    public DramPort Dram => DramPort.Of(MemoryBandwidth, Clock);

    /// <summary>What layouts and traffic depend on; made anew at every call.</summary>
    public SystolicCore Core => new(Array, PacksGroups, LargestSparseGroup, Widths, Scratchpads, VectorLanes) { PeBits = PeBits };
}
