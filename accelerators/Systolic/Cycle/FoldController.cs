using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic.Cycle;

/// <summary>
/// Starts folds as a controller would: without overlap a fold begins when the one before has left the array; with overlap its
/// stationary tile follows the tile before as soon as that one's stream begins, and its stream when tile and way are free.
/// Output-stationary with overlap: when the stream before has passed and the drain registers of its rows are free again.
/// </summary>
internal static class FoldController
{
    public static List<Fold> Schedule(ArrayShape array, in ArrayProblem problem, LoopOrder order, long chunk)
    {
        bool outputStationary = problem.Dataflow == Dataflow.OutputStationary;
        List<Fold> folds = [];
        foreach ((long row, long column, long from) in Order(array, problem, order, outputStationary ? problem.Stream : chunk))
        {
            int rows = (int)Math.Min(array.Rows, problem.FaceRows - row);
            int columns = (int)Math.Min(array.Columns, problem.FaceColumns - column);
            int length = (int)Math.Min(outputStationary ? problem.Stream : chunk, problem.Stream - from);
            long load = 0;
            long stream = outputStationary ? 0 : rows;
            if (folds.Count > 0)
            {
                Fold before = folds[^1];
                long left = before.StreamStart + before.Length + array.Rows + before.Columns - 2 + (outputStationary ? before.Rows : 0);
                if (!array.OverlapsFolds)
                {
                    load = left;
                    stream = outputStationary ? left : left + rows;
                }
                else if (outputStationary)
                {
                    stream = before.StreamStart + Math.Max(before.Length, before.Rows);
                }
                else
                {
                    load = before.StreamStart;
                    stream = Math.Max(before.StreamStart + before.Length, load + rows);
                }
            }

            folds.Add(new Fold((int)row, (int)column, (int)from, rows, columns, length, load, stream));
        }

        return folds;
    }

    private static IEnumerable<(long Row, long Column, long From)> Order(ArrayShape array, ArrayProblem problem, LoopOrder order, long chunk)
    {
        bool outputStationary = problem.Dataflow == Dataflow.OutputStationary;
        bool columnsOuter = order == LoopOrder.ColumnsOuter;
        (_, long columnSteps, long streamSteps) = problem.Folds(array, chunk);
        if (outputStationary && !columnsOuter)
        {
            for (long row = 0; row < problem.FaceRows; row += array.Rows)
            {
                for (long column = 0; column < problem.FaceColumns; column += array.Columns)
                {
                    yield return (row, column, 0);
                }
            }

            yield break;
        }

        for (long outer = 0; outer < (columnsOuter ? columnSteps : streamSteps); outer++)
        {
            for (long inner = 0; inner < (columnsOuter ? streamSteps : columnSteps); inner++)
            {
                for (long row = 0; row < problem.FaceRows; row += array.Rows)
                {
                    yield return (row, (columnsOuter ? outer : inner) * array.Columns, (columnsOuter ? inner : outer) * chunk);
                }
            }
        }
    }
}
