using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>The loop orders, chunks and packings worth looking at for a product under a dataflow.</summary>
internal static class Layouts
{
    /// <summary>The most that there are under one dataflow.</summary>
    public const int Most = 3;

    /// <summary>Writes them down.</summary>
    /// <returns>How many; none where not even one row of partial sums fits.</returns>
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public static int Of(Operation operation, in GemmShape shape, SystolicCore core, Dataflow dataflow, Residency residency, Span<Mapping> into)
    {
        long packed = Packing(shape, core, dataflow);
        ArrayProblem problem = ArrayProblem.Of(shape, dataflow, packed);
        long longest = LongestChunk(problem, core);
        if (longest == 0)
        {
            return 0;
        }

        long chunk = ArrayProblem.Even(problem.Stream, longest);
        into[0] = new Mapping(dataflow, LoopOrder.ColumnsOuter, chunk, packed, residency);
        into[1] = new Mapping(dataflow, LoopOrder.StreamOuter, chunk, packed, residency);
        long fitting = dataflow == Dataflow.OutputStationary ? 0 : ChunkThatFits(operation, shape, problem, core);
        if (fitting <= 0 || fitting >= longest)
        {
            return 2;
        }

        into[2] = new Mapping(dataflow, LoopOrder.StreamOuter, ArrayProblem.Even(problem.Stream, fitting), packed, residency);
        return 3;
    }

    /// <summary>The most streamed rows whose partial sums fit the ofmap scratchpad; all of them output-stationary, where sums stay in the PEs and only pass through it a row at a time.</summary>
    private static long LongestChunk(in ArrayProblem problem, SystolicCore core)
    {
        long columns = Math.Min(problem.FaceColumns, core.Array.Columns);
        long rows = core.Scratchpads.Usable(core.Scratchpads.Ofmap) * 8 / (columns * core.Widths.Accumulator);
        return rows > 0 && problem.Dataflow == Dataflow.OutputStationary ? problem.Stream : Math.Min(problem.Stream, rows);
    }

    /// <summary>The most streamed rows that can wait in their scratchpad while all column folds use them.</summary>
    private static long ChunkThatFits(Operation operation, in GemmShape shape, in ArrayProblem problem, SystolicCore core)
    {
        Footprints footprints = Footprints.Of(shape, operation, core.Widths, shape.Count);
        bool streamsIfmap = problem.Dataflow == Dataflow.WeightStationary;
        long bytes = streamsIfmap ? footprints.Ifmap : footprints.Filter;
        long room = streamsIfmap ? Math.Max(0, core.Scratchpads.Usable(core.Scratchpads.Ifmap) - footprints.Window) : core.Scratchpads.Usable(core.Scratchpads.Filter);
        return bytes <= room ? problem.Stream : (long)((Int128)room * problem.Stream / bytes);
    }

    /// <summary>How many products fit the array block-diagonally; 1 unless the machine packs groups and a stationary operand is one fold.</summary>
    private static long Packing(in GemmShape shape, SystolicCore core, Dataflow dataflow)
    {
        if (!core.PacksGroups || dataflow == Dataflow.OutputStationary || shape.Count == 1)
        {
            return 1;
        }

        ArrayProblem one = ArrayProblem.Of(shape, dataflow, 1);
        long fitting = Math.Min(core.Array.Rows / one.FaceRows, core.Array.Columns / one.FaceColumns);
        return Math.Clamp(fitting, 1, shape.Count);
    }
}
