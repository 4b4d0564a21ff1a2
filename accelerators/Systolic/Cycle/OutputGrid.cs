namespace HwSim.Accelerators.Systolic.Cycle;

/// <summary>
/// R×C PEs that each keep one sum, register by register. Ifmap values enter at the left and pass right, weights enter at the top and pass
/// down, skewed so that they meet. A finished sum is taken over by the PE's drain register; once the last row of a column has finished,
/// the column's drain registers shift down and results leave below the last row.
/// </summary>
internal sealed class OutputGrid
{
    private readonly ArrayShape array;
    private readonly Plane[] ifmap;
    private readonly Plane[] filter;
    private readonly Plane[] east;
    private readonly Plane[] south;
    private readonly Plane sums;
    private readonly Plane drains;
    private readonly List<Fold> folds;

    public OutputGrid(ArrayShape array, Operands operands, List<Fold> folds)
    {
        this.array = array;
        this.folds = folds;
        ifmap = operands.First;
        filter = operands.Second;
        int rows = (int)array.Rows;
        int columns = (int)array.Columns;
        east = Array.ConvertAll(ifmap, _ => new Plane(rows, columns));
        south = Array.ConvertAll(filter, _ => new Plane(rows, columns));
        sums = new Plane(rows, columns);
        drains = new Plane(rows, columns);
    }

    /// <summary>Runs all folds and stores what leaves at the bottom in <paramref name="output"/> (M×N).</summary>
    /// <returns>The cycles until the last result has left.</returns>
    public long Run(Plane output)
    {
        long left = (long)output.Rows * output.Columns;
        int oldest = 0;
        long now = 0;
        for (; left > 0; now++)
        {
            while (now >= folds[oldest].StreamStart + folds[oldest].Length + folds[oldest].Rows + folds[oldest].Columns + array.Rows)
            {
                oldest++;
            }

            for (int f = oldest; f < folds.Count && folds[f].StreamStart <= now; f++)
            {
                left -= Drain(folds[f], now, output);
            }

            Step(now, oldest);
            for (int f = oldest; f < folds.Count && folds[f].StreamStart <= now; f++)
            {
                TakeOver(folds[f], now);
            }
        }

        return now;
    }

    private void Step(long now, int oldest)
    {
        for (int p = 0; p < south.Length; p++)
        {
            for (int i = (int)array.Rows - 2; i >= 0; i--)
            {
                south[p].MoveDown(i, 0, south[p].Columns);
            }

            Span<int> top = south[p].Row(0);
            for (int j = 0; j < top.Length; j++)
            {
                top[j] = Entering(now - j, oldest, -1, j, out Fold fold, out int at) ? filter[p][at, fold.Column + j] : 0;
            }
        }

        for (int i = 0; i < array.Rows; i++)
        {
            bool feeds = Entering(now - i, oldest, i, -1, out Fold fold, out int at);
            for (int p = 0; p < east.Length; p++)
            {
                east[p].ShiftRight(i, feeds ? ifmap[p][fold.Row + i, at] : 0);
                MultiplyAddRow.Add(sums.Row(i), east[p].Row(i), south[p].Row(i));
            }
        }
    }

    /// <summary>The fold whose stream enters row <paramref name="row"/> and column <paramref name="column"/> (-1: the other edge) now, and which of its values.</summary>
    private bool Entering(long time, int oldest, int row, int column, out Fold fold, out int at)
    {
        for (int f = oldest; f < folds.Count && folds[f].StreamStart <= time; f++)
        {
            fold = folds[f];
            at = (int)(time - fold.StreamStart);
            if (at < fold.Length && row < fold.Rows && column < fold.Columns)
            {
                return true;
            }
        }

        fold = default;
        at = 0;
        return false;
    }

    /// <summary>PEs whose last product was made this cycle hand their sum to the drain register and start over.</summary>
    private void TakeOver(in Fold fold, long now)
    {
        long diagonal = now - fold.StreamStart - fold.Length + 1;
        for (int i = (int)Math.Max(0, diagonal - fold.Columns + 1); i < fold.Rows && i <= diagonal; i++)
        {
            int j = (int)diagonal - i;
            drains[i, j] = sums[i, j];
            sums[i, j] = 0;
        }
    }

    /// <summary>Shifts the results of a fold one row down in every column that is draining.</summary>
    /// <returns>How many left at the bottom.</returns>
    private long Drain(in Fold fold, long now, Plane output)
    {
        long start = fold.StreamStart + fold.Length + fold.Rows - 1;
        long left = 0;
        for (int row = (int)array.Rows - 1; row >= 0; row--)
        {
            // Row i is at row i + s before shift s = now - start - j.
            int from = (int)Math.Max(0, now - start - row);
            int to = (int)Math.Min(fold.Columns, now - start - Math.Max(0, row - fold.Rows + 1) + 1);
            if (from >= to)
            {
                continue;
            }

            if (row < array.Rows - 1)
            {
                drains.MoveDown(row, from, to);
                continue;
            }

            for (int j = from; j < to; j++)
            {
                int i = row - (int)(now - start - j);
                output[fold.Row + i, fold.Column + j] = drains[row, j];
                left++;
            }
        }

        return left;
    }
}
