namespace HwSim.Accelerators.Systolic.Cycle;

/// <summary>
/// R×C PEs with a stationary operand, register by register. Stationary values are shifted in from the top, column j one cycle after
/// column j-1; streamed values enter at the left, row i one cycle after row i-1, and pass to the right; partial sums pass down and leave
/// below the last row. A stationary value moves down only into registers that have a new one above, which takes one bit beside each.
/// With overlap there are two banks of stationary registers, and a streamed value carries the bank it is meant for.
/// </summary>
internal sealed class StationaryGrid
{
    private readonly ArrayShape array;
    private readonly Plane[] streamed;
    private readonly Plane[] held;
    private readonly Plane[] moving;
    private readonly Plane[][] banks;
    private readonly Plane bankOf;
    private readonly Plane sums;
    private readonly List<Fold> folds;

    public StationaryGrid(ArrayShape array, Operands operands, List<Fold> folds)
    {
        this.array = array;
        this.folds = folds;
        streamed = operands.First;
        held = operands.Second;
        int rows = (int)array.Rows;
        int columns = (int)array.Columns;
        moving = Array.ConvertAll(streamed, _ => new Plane(rows, columns));
        banks = [Array.ConvertAll(held, _ => new Plane(rows, columns)), Array.ConvertAll(held, _ => new Plane(rows, columns))];
        bankOf = new Plane(rows, columns);
        sums = new Plane(rows, columns);
    }

    /// <summary>Runs all folds and adds what leaves at the bottom into <paramref name="output"/> (T×Sc).</summary>
    /// <returns>The cycles until the last result has left.</returns>
    public long Run(Plane output)
    {
        int[] foldAt = new int[array.Columns];
        int[] rowAt = new int[array.Columns];
        int oldest = 0;
        long now = 0;
        int columnsDone = 0;
        while (columnsDone < array.Columns)
        {
            while (oldest < folds.Count - 1 && now >= folds[oldest].StreamStart + folds[oldest].Length + folds[oldest].Rows + array.Columns)
            {
                oldest++;
            }

            for (int f = oldest; f < folds.Count && folds[f].LoadStart <= now; f++)
            {
                Load(f, now);
            }

            Step(now, oldest);
            columnsDone = Collect(now, foldAt, rowAt, output);
            now++;
        }

        return now;
    }

    private void Load(int f, long now)
    {
        Fold fold = folds[f];
        int from = (int)Math.Max(0, now - fold.LoadStart - fold.Rows + 1);
        int to = (int)Math.Min(fold.Columns, now - fold.LoadStart + 1);
        if (from >= to)
        {
            return;
        }

        Plane[] bank = banks[array.OverlapsFolds ? f & 1 : 0];
        for (int p = 0; p < bank.Length; p++)
        {
            for (int i = fold.Rows - 2; i >= 0; i--)
            {
                // Only where a new value stands above: old ones further down are still in use.
                int reached = (int)Math.Min(to, now - fold.LoadStart - i);
                if (from < reached)
                {
                    bank[p].MoveDown(i, from, reached);
                }
            }

            for (int j = from; j < to; j++)
            {
                int entering = fold.Rows - 1 - (int)(now - fold.LoadStart - j);
                bank[p][0, j] = held[p][fold.Row + entering, fold.Column + j];
            }
        }
    }

    private void Step(long now, int oldest)
    {
        for (int i = (int)array.Rows - 1; i >= 0; i--)
        {
            int feeding = FeedingFold(now, oldest, i);
            Fold fold = feeding < 0 ? default : folds[feeding];
            for (int p = 0; p < moving.Length; p++)
            {
                moving[p].ShiftRight(i, feeding < 0 ? 0 : streamed[p][fold.From + (int)(now - fold.StreamStart) - i, fold.Row + i]);
            }

            if (array.OverlapsFolds)
            {
                bankOf.ShiftRight(i, feeding & 1);
            }

            if (i > 0)
            {
                sums.Row(i - 1).CopyTo(sums.Row(i));
            }
            else
            {
                sums.Row(0).Clear();
            }

            for (int p = 0; p < moving.Length; p++)
            {
                if (array.OverlapsFolds)
                {
                    MultiplyAddRow.Add(sums.Row(i), moving[p].Row(i), bankOf.Row(i), banks[0][p].Row(i), banks[1][p].Row(i));
                }
                else
                {
                    MultiplyAddRow.Add(sums.Row(i), moving[p].Row(i), banks[0][p].Row(i));
                }
            }
        }
    }

    /// <summary>The fold whose stream enters row i now; -1 where none does.</summary>
    private int FeedingFold(long now, int oldest, int i)
    {
        for (int f = oldest; f < folds.Count && folds[f].StreamStart + i <= now; f++)
        {
            if (i < folds[f].Rows && now < folds[f].StreamStart + i + folds[f].Length)
            {
                return f;
            }
        }

        return -1;
    }

    private int Collect(long now, int[] foldAt, int[] rowAt, Plane output)
    {
        int done = 0;
        ReadOnlySpan<int> bottom = sums.Row((int)array.Rows - 1);
        for (int j = 0; j < bottom.Length; j++)
        {
            SkipFoldsWithout(j, ref foldAt[j]);
            if (foldAt[j] < folds.Count && now == folds[foldAt[j]].StreamStart + rowAt[j] + j + array.Rows - 1)
            {
                Fold fold = folds[foldAt[j]];
                output[fold.From + rowAt[j], fold.Column + j] += bottom[j];
                if (++rowAt[j] == fold.Length)
                {
                    rowAt[j] = 0;
                    foldAt[j]++;
                    SkipFoldsWithout(j, ref foldAt[j]);
                }
            }

            done += foldAt[j] == folds.Count ? 1 : 0;
        }

        return done;
    }

    /// <summary>Narrow folds at the edge of the face do not use the last columns.</summary>
    private void SkipFoldsWithout(int column, ref int fold)
    {
        while (fold < folds.Count && column >= folds[fold].Columns)
        {
            fold++;
        }
    }
}
