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
