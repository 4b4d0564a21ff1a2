using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>How often each operand of a product crosses from main memory, which depends on what the scratchpads can hold between two uses.</summary>
/// <param name="Ifmap">Times the ifmap is fetched.</param>
/// <param name="Filter">Times the filter is fetched.</param>
public readonly record struct Passes(long Ifmap, long Filter)
{
    /// <summary>The passes of a product under a mapping.</summary>
    public static Passes Of(in ArrayProblem problem, FoldCounts folds, in Footprints footprints, SystolicCore core, LoopOrder order, long chunk)
    {
        (long rowFolds, long columnFolds, long chunks) = folds;
        long ifmapRoom = core.Scratchpads.Usable(core.Scratchpads.Ifmap);
        long filterRoom = core.Scratchpads.Usable(core.Scratchpads.Filter);
        bool columnsOuter = order == LoopOrder.ColumnsOuter;

        if (problem.Dataflow == Dataflow.OutputStationary)
        {
            // Columns carry the filter, rows the ifmap; the inner loop reuses the outer one's slice if that fits.
            return columnsOuter
                ? new(Again(footprints.Ifmap <= ifmapRoom, columnFolds), Again(Footprints.Share(footprints.Filter, core.Array.Columns, problem.FaceColumns) <= filterRoom, rowFolds))
                : new(Again(footprints.IfmapBehind(core.Array.Rows, problem.FaceRows) <= ifmapRoom, columnFolds), Again(footprints.Filter <= filterRoom, rowFolds));
        }

        if (problem.Dataflow == Dataflow.WeightStationary)
        {
            return columnsOuter
                ? new(Again(footprints.Ifmap <= ifmapRoom, columnFolds), Again(Footprints.Share(footprints.Filter, core.Array.Columns, problem.FaceColumns) <= filterRoom, chunks))
                : new(Again(footprints.IfmapBehind(chunk, problem.Stream) <= ifmapRoom, columnFolds), Again(footprints.Filter <= filterRoom, chunks));
        }

        return columnsOuter
            ? new(Again(footprints.IfmapBehind(core.Array.Columns, problem.FaceColumns) <= ifmapRoom, chunks), Again(footprints.Filter <= filterRoom, columnFolds))
            : new(Again(footprints.Ifmap <= ifmapRoom, chunks), Again(Footprints.Share(footprints.Filter, chunk, problem.Stream) <= filterRoom, columnFolds));
    }

    private static long Again(bool fits, long uses) => fits ? 1 : uses;
}
