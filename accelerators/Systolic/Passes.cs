using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>How often each operand of a product crosses from main memory, which depends on what the scratchpads can hold between two uses.</summary>
/// <param name="Ifmap">Times the ifmap is fetched.</param>
/// <param name="Filter">Times the filter is fetched.</param>
public readonly record struct Passes(long Ifmap, long Filter)
{
    /// <summary>The passes of a product under a mapping.</summary>
    public static Passes Of(in ArrayProblem problem, FoldCounts folds, in Footprints footprints, SystolicSpec spec, LoopOrder order, long chunk)
    {
        (long rowFolds, long columnFolds, long chunks) = folds;
        long ifmapRoom = spec.Scratchpads.Usable(spec.Scratchpads.Ifmap);
        long filterRoom = spec.Scratchpads.Usable(spec.Scratchpads.Filter);
        bool columnsOuter = order == LoopOrder.ColumnsOuter;

        if (problem.Dataflow == Dataflow.OutputStationary)
        {
            // Columns carry the filter, rows the ifmap; the inner loop reuses the outer one's slice if that fits.
            return columnsOuter
                ? new(Again(footprints.Ifmap <= ifmapRoom, columnFolds), Again(Share(footprints.Filter, spec.Array.Columns, problem.FaceColumns) <= filterRoom, rowFolds))
                : new(Again(Share(footprints.Ifmap, spec.Array.Rows, problem.FaceRows) <= ifmapRoom, columnFolds), Again(footprints.Filter <= filterRoom, rowFolds));
        }

        bool filterHeld = problem.Dataflow == Dataflow.WeightStationary;
        (long held, long heldRoom) = filterHeld ? (footprints.Filter, filterRoom) : (footprints.Ifmap, ifmapRoom);
        (long streamed, long streamedRoom) = filterHeld ? (footprints.Ifmap, ifmapRoom) : (footprints.Filter, filterRoom);
        (long heldPasses, long streamedPasses) = columnsOuter
            ? (Again(Share(held, spec.Array.Columns, problem.FaceColumns) <= heldRoom, chunks), Again(streamed <= streamedRoom, columnFolds))
            : (Again(held <= heldRoom, chunks), Again(Share(streamed, chunk, problem.Stream) <= streamedRoom, columnFolds));
        return filterHeld ? new(streamedPasses, heldPasses) : new(heldPasses, streamedPasses);
    }

    private static long Again(bool fits, long uses) => fits ? 1 : uses;

    /// <summary>The bytes of the part of an operand that <paramref name="part"/> of <paramref name="whole"/> rows or columns use.</summary>
    private static long Share(long bytes, long part, long whole) =>
        part >= whole ? bytes : (long)(((Int128)bytes * part + whole - 1) / whole);
}
