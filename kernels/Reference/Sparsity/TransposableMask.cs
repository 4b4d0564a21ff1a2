using System.Numerics;
using HwSim.Core.Graph;

namespace HwSim.Kernels.Reference.Sparsity;

/// <summary>
/// Masks that are N:M along rows and along columns at once, so that one compressed copy serves the forward pass and the input gradient
/// (Hubara et al. 2021, arXiv 2102.08124): the greedy choice of section 4, then exchanges until every row and column of a whole block keeps N.
/// </summary>
public static class TransposableMask
{
    /// <summary>True where a value is kept: in every M×M block at most N in each row and column, exactly N where the block is whole.</summary>
    /// <param name="values">Row-major, rows × columns.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="pattern">How many of how many; N may be 0.</param>
    public static bool[] Of<T>(ReadOnlySpan<T> values, int rows, int columns, NmPattern pattern)
        where T : INumber<T>
    {
        MagnitudeMask.Check(values.Length, rows, columns);
        bool[] kept = new bool[values.Length];
        if (pattern.IsDense)
        {
            Array.Fill(kept, true);
            return kept;
        }

        for (int row = 0; row < rows; row += pattern.M)
        {
            for (int column = 0; column < columns; column += pattern.M)
            {
                new Block(kept, columns, row, column, Math.Min(pattern.M, rows - row), Math.Min(pattern.M, columns - column), pattern.N).Fill(values);
            }
        }

        return kept;
    }

    private readonly struct Block(bool[] kept, int pitch, int top, int left, int height, int width, int most)
    {
        private readonly int[] inRow = new int[height];
        private readonly int[] inColumn = new int[width];

        public void Fill<T>(ReadOnlySpan<T> values)
            where T : INumber<T>
        {
            int[] order = new int[height * width];
            T[] sizes = new T[order.Length];
            for (int i = 0; i < order.Length; i++)
            {
                (order[i], sizes[i]) = (i, T.Abs(values[At(i / width, i % width)]));
            }

            Array.Sort(order, (a, b) => sizes[a] == sizes[b] ? a.CompareTo(b) : sizes[b].CompareTo(sizes[a]));
            foreach (int cell in order)
            {
                if (inRow[cell / width] < most && inColumn[cell % width] < most)
                {
                    Set(cell / width, cell % width, true);
                }
            }

            for (int row = 0; row < height; row++)
            {
                for (int column = 0; column < width; column++)
                {
                    while (inRow[row] < most && inColumn[column] < most && Exchange(values, row, column))
                    {
                    }
                }
            }
        }

        /// <summary>Gives a row and a column that both keep too few one more each: a kept (r, c) goes, (row, c) and (r, column) come, where most is gained.</summary>
        private bool Exchange<T>(ReadOnlySpan<T> values, int row, int column)
            where T : INumber<T>
        {
            (int r, int c) best = (-1, -1);
            T gain = T.Zero;
            for (int r = 0; r < height; r++)
            {
                for (int c = 0; c < width; c++)
                {
                    if (!kept[At(r, c)] || kept[At(row, c)] || kept[At(r, column)])
                    {
                        continue;
                    }

                    T more = T.Abs(values[At(row, c)]) + T.Abs(values[At(r, column)]) - T.Abs(values[At(r, c)]);
                    (best, gain) = best.r < 0 || more > gain ? ((r, c), more) : (best, gain);
                }
            }

            if (best.r < 0)
            {
                return false;
            }

            Set(best.r, best.c, false);
            Set(row, best.c, true);
            Set(best.r, column, true);
            return true;
        }

        private int At(int row, int column) => ((top + row) * pitch) + left + column;

        private void Set(int row, int column, bool value)
        {
            kept[At(row, column)] = value;
            inRow[row] += value ? 1 : -1;
            inColumn[column] += value ? 1 : -1;
        }
    }
}
