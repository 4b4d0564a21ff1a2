using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>
/// The part of a systolic machine that decides how operations can be laid out on it and what then moves: all but dataflow, clock, main
/// memory and energy. What is worked out from it alone holds for every machine that has an equal one.
/// </summary>
/// <param name="Array">The PEs.</param>
/// <param name="PacksGroups">True where small grouped products share the array block-diagonally.</param>
/// <param name="LargestSparseGroup">The largest M of N:M weights that the PEs can select operands for; 1 is dense only.</param>
/// <param name="Widths">Widths of the operands.</param>
/// <param name="Scratchpads">The on-chip memories.</param>
/// <param name="VectorLanes">Lanes of the vector unit; 0 where there is none.</param>
public sealed record SystolicCore(ArrayShape Array, bool PacksGroups, int LargestSparseGroup, OperandWidths Widths, ScratchpadSpec Scratchpads, long VectorLanes)
{
    /// <summary>The work of one operation (multiply-accumulates, or values touched) up to which no count reaches 64 bits on a port of at most <see cref="DramPort.MostUncheckedTicks"/>: 2^50 values of 32 bits at 2^-8 bytes a cycle.</summary>
    public const double MostUncheckedWork = 1L << 50;

    /// <summary>Bits that a PE multiplies; wider operands take PEs side by side. 0 where a PE is as wide as any operand.</summary>
    public int PeBits { get; init; }

    /// <summary>Parts of an ifmap value that the PEs of this array multiply.</summary>
    public int IfmapParts { get; init; } = 1;

    /// <summary>Parts of a weight that the PEs of this array multiply.</summary>
    public int FilterParts { get; init; } = 1;

    /// <summary>PEs that work together on one multiply-accumulate.</summary>
    public long PesPerMac => IfmapParts * FilterParts;

    /// <summary>How many parts an operand is cut into for the PEs.</summary>
    public int PartsOf(int bits) => PeBits == 0 ? 1 : (bits + PeBits - 1) / PeBits;

    /// <summary>Into how many parts the operands of a product are cut: the ifmap, over rows of PEs, and the filter, over columns.</summary>
    public (int Ifmap, int Filter) Parts(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        int Of(int index, int widest) => PartsOf(index < operation.Inputs.Length ? Math.Min(widest, Widths.StoredBits(operation.Inputs[index])) : widest);
        return PeBits == 0 ? (1, 1) : (Of(0, Widths.Ifmap), Of(1, Widths.Filter));
    }

    /// <summary>The array that operands in so many parts see: PEs that work together count as one.</summary>
    public SystolicCore Composed(int ifmapParts, int filterParts) => ifmapParts * filterParts == 1 ? this : this with
    {
        Array = Array with { Rows = Math.Max(1, Array.Rows / ifmapParts), Columns = Math.Max(1, Array.Columns / filterParts) },
        IfmapParts = ifmapParts,
        FilterParts = filterParts,
    };

    /// <summary>
    /// The products as they run here. N:M weights count as dense where the PEs cannot select among M ifmap values. Independent products that
    /// share a filter, such as the queries of a group of heads, are one product with their rows below each other; repetitions come one after
    /// the other and are not.
    /// </summary>
    public GemmShape Effective(Operation operation, in GemmShape lowered)
    {
        ArgumentNullException.ThrowIfNull(operation);
        GemmShape shape = lowered.FilterSparsity.M > LargestSparseGroup ? lowered with { FilterSparsity = NmPattern.Dense } : lowered;
        long sharing = operation.Repeat == 1 ? shape.ProductsPerFilter : 1;
        return shape.Count % sharing == 0 ? shape with { M = checked(shape.M * sharing), Count = shape.Count / sharing } : shape;
    }

    /// <summary>What a reader should know about how a product runs; null where nothing is special.</summary>
    public PlanNote? NoteOn(Operation operation, in GemmShape lowered)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (lowered.FilterSparsity.M > LargestSparseGroup)
        {
            return PlanNote.SparsityUnused;
        }

        return OperandBits(operation, 0) > Widths.Ifmap || OperandBits(operation, 1) > Widths.Filter ? PlanNote.Narrowed : null;
    }

    private static int OperandBits(Operation operation, int index) => index < operation.Inputs.Length ? operation.Inputs[index].Format.Bits : 0;
}
