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
public sealed record SystolicCore(ArrayShape Array, bool PacksGroups, int LargestSparseGroup, OperandWidths Widths, ScratchpadSpec Scratchpads, long VectorLanes);
