using HwSim.Core.Mappings;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>The ofmap writes of a layer: one skewed block per fold.</summary>
internal sealed class OfmapDemand(FoldGrid grid)
{
    private long fold;
    private long line;

    /// <summary>The first line that writes.</summary>
    public long FirstLine => Block(0).Start;

    /// <summary>The last line that writes.</summary>
    public long LastLine
    {
        get
        {
            (long start, int time, int lanes) = Block(grid.Folds - 1);
            return ((grid.Folds - 1) * grid.LinesPerFold) + start + time + lanes - 2;
        }
    }

    /// <summary>Moves to the next run; false at the end.</summary>
    public bool Next(out WriteRun run)
    {
        while (fold < grid.Folds)
        {
            (long start, int time, int lanes) = Block(fold);
            int words = Parallelogram.Width(line, time, lanes);
            if (words > 0)
            {
                // The widest lines follow each other; all others stand alone.
                bool level = words == Math.Min(time, lanes);
                long lines = level ? (long)time + lanes - words - line : 1;
                run = new WriteRun((fold * grid.LinesPerFold) + start + line, lines, words);
                line += lines;
                return true;
            }

            fold++;
            line = 0;
        }

        run = default;
        return false;
    }

    /// <summary>First line, elements per lane and lanes of the writes of a fold.</summary>
    private (long Start, int Time, int Lanes) Block(long index)
    {
        (long columnFold, long rowFold) = Math.DivRem(index, grid.RowFolds);
        int lanes = grid.ColumnsUsed((int)columnFold);
        if (grid.Dataflow != Dataflow.OutputStationary)
        {
            return ((2L * grid.ArrayRows) - 1, grid.Time, lanes);
        }

        // Outputs leave through the bottom edge, the last used row first.
        int rows = grid.RowsUsed((int)rowFold);
        return (grid.Time - 1L + grid.ArrayRows - rows, rows, lanes);
    }
}
