using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>
/// Cycles of all folds of a product, in closed form. One fold with r rows and c columns in use and t streamed rows takes
/// t + R + r + c - 2 cycles in every dataflow: with a stationary operand, r to shift it in, t to stream, R + c - 2 until the last
/// partial sum has left at the bottom; output-stationary, t + r + c - 2 until the last PE is done and R until the first row has left.
/// The PE-level simulation in <c>Cycle/</c> has the same cycles in every case (<c>tests/property</c>); the RTL of a
/// weight-stationary N×N array too: N + M + 2N - 2.
/// </summary>
public static class FoldTiming
{
    /// <summary>Cycles from the first operand entering to the last result leaving.</summary>
    /// <param name="array">The PEs.</param>
    /// <param name="problem">The product.</param>
    /// <param name="folds">Its folds on them.</param>
    /// <param name="order">The order of the folds.</param>
    /// <param name="chunk">Streamed rows a fold; T or more where the stream is not cut.</param>
    public static long Cycles(ArrayShape array, in ArrayProblem problem, FoldCounts folds, LoopOrder order, long chunk)
    {
        (long rowFolds, long columnFolds, long chunks) = folds;
        if (array.OverlapsFolds)
        {
            return problem.Dataflow == Dataflow.OutputStationary
                ? OverlappedOutputStationary(array, problem, order, rowFolds, columnFolds)
                : Overlapped(array, problem, order, chunk, rowFolds, columnFolds, chunks);
        }

        // The sum over all folds of t + R + r + c - 2: the r add up to Sr in a column of folds, the c to Sc in a row of them.
        return checked(
            (rowFolds * columnFolds * problem.Stream)
            + (chunks * ((rowFolds * columnFolds * (array.Rows - 2)) + (columnFolds * problem.FaceRows) + (rowFolds * problem.FaceColumns))));
    }

    /// <summary>
    /// With a second set of stationary registers the next tile is shifted in behind the stream, so a fold follows the one before after
    /// max(t, r of the next) cycles. The first tile's load and the last results' way out remain.
    /// </summary>
    private static long Overlapped(ArrayShape array, in ArrayProblem problem, LoopOrder order, long chunk, long rowFolds, long columnFolds, long chunks)
    {
        long firstRows = Math.Min(problem.FaceRows, array.Rows);
        long lastRows = problem.FaceRows - ((rowFolds - 1) * array.Rows);
        long lastColumns = problem.FaceColumns - ((columnFolds - 1) * array.Columns);
        long full = Math.Min(chunk, problem.Stream);
        long last = problem.Stream - ((chunks - 1) * full);

        long withinFull = Within(full, array.Rows, lastRows, rowFolds);
        long withinLast = Within(last, array.Rows, lastRows, rowFolds);
        long toNextFull = Math.Max(full, firstRows);
        long toNextLast = Math.Max(last, firstRows);
        long startOfLast = checked(
            firstRows + (columnFolds * (chunks - 1) * (withinFull + toNextFull)) + (columnFolds * withinLast) + ((columnFolds - 1) * toNextLast));

        // A fold with all columns in use just before can leave later than a narrow last one.
        long sincePrevious = toNextLast + withinLast + (order == LoopOrder.ColumnsOuter ? (chunks - 1) * (withinFull + toNextFull) : 0);
        return checked(startOfLast + last + array.Rows - 2 + WidestExit(lastColumns, columnFolds, array.Columns - sincePrevious));
    }

    /// <summary>Cycles from the first to the last of the row folds that share a column tile and a chunk.</summary>
    private static long Within(long stream, long rows, long lastRows, long rowFolds) =>
        rowFolds == 1 ? 0 : checked(((rowFolds - 2) * Math.Max(stream, rows)) + Math.Max(stream, lastRows));

    /// <summary>Output-stationary with separate drain registers: a fold follows the one before after max(T, r) cycles, when its results have been taken over and moved on.</summary>
    private static long OverlappedOutputStationary(ArrayShape array, in ArrayProblem problem, LoopOrder order, long rowFolds, long columnFolds)
    {
        long lastRows = problem.FaceRows - ((rowFolds - 1) * array.Rows);
        long lastColumns = problem.FaceColumns - ((columnFolds - 1) * array.Columns);
        long full = Math.Max(problem.Stream, array.Rows);
        long edge = Math.Max(problem.Stream, lastRows);
        long startOfLast = checked((columnFolds * (rowFolds - 1) * full) + ((columnFolds - 1) * edge));
        long sincePrevious = edge + (order == LoopOrder.ColumnsOuter ? (rowFolds - 1) * full : 0);
        return checked(startOfLast + problem.Stream + array.Rows + lastRows - 2 + WidestExit(lastColumns, columnFolds, array.Columns - sincePrevious));
    }

    private static long WidestExit(long lastColumns, long columnFolds, long previous) => columnFolds == 1 ? lastColumns : Math.Max(lastColumns, previous);
}
